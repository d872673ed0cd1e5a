package org.tongzhou.enrolment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The steps of joining, in their order.
enum JoinStep {
    WHO,
    NATURE,
    HEALTH,
    CONSENTS,
    MANDATE;

    /// What is to be accepted in this step.
    List<Application.Consent> consents() {
        return switch (this) {
            case NATURE ->
                    List.of(
                            Application.Consent.NOT_INSURANCE,
                            Application.Consent.PAYOUT_NOT_GUARANTEED,
                            Application.Consent.SHARES_CHANGE);
            case CONSENTS ->
                    List.of(
                            Application.Consent.HEALTH_DECLARATION,
                            Application.Consent.PUBLIC_NOTICE,
                            Application.Consent.AUTOMATIC_DEBIT);
            case WHO, HEALTH, MANDATE -> List.of();
        };
    }

    /// The step before this one; the first has none.
    Optional<JoinStep> before() {
        return Stream.of(values())
                .filter(step -> step.compareTo(this) < 0)
                .reduce((_, later) -> later);
    }

    boolean isAtOrBefore(JoinStep other) {
        return compareTo(other) <= 0;
    }

    /// Whether a field of the form belongs to this step.
    boolean owns(String field) {
        return switch (this) {
            case WHO -> field.equals("person") || field.equals("country");
            case NATURE, CONSENTS ->
                    consents().stream().anyMatch(consent -> field.equals(field(consent)));
            case HEALTH -> field.startsWith(JoinForm.QUESTION);
            case MANDATE -> field.equals("account") || field.equals("ceiling");
        };
    }

    static String field(Application.Consent consent) {
        return "consent-" + consent.name();
    }
}
