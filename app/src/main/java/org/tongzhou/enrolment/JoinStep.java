package org.tongzhou.enrolment;

import java.util.List;

/// The steps of joining, in their order.
enum JoinStep {
    WHO(List.of()),
    NATURE(
            List.of(
                    Application.Consent.NOT_INSURANCE,
                    Application.Consent.PAYOUT_NOT_GUARANTEED,
                    Application.Consent.SHARES_CHANGE)),
    HEALTH(List.of()),
    CONSENTS(
            List.of(
                    Application.Consent.HEALTH_DECLARATION,
                    Application.Consent.PUBLIC_NOTICE,
                    Application.Consent.AUTOMATIC_DEBIT)),
    MANDATE(List.of());

    private final List<Application.Consent> consents;

    JoinStep(List<Application.Consent> consents) {
        this.consents = consents;
    }

    /// What is to be accepted in this step.
    List<Application.Consent> consents() {
        return consents;
    }

    boolean isAtOrBefore(JoinStep other) {
        return compareTo(other) <= 0;
    }

    /// Whether a field of the form belongs to this step.
    boolean owns(String field) {
        return switch (this) {
            case WHO -> field.equals("person") || field.equals("country");
            case NATURE, CONSENTS ->
                    consents.stream().anyMatch(consent -> field.equals(field(consent)));
            case HEALTH -> field.startsWith(JoinForm.QUESTION);
            case MANDATE -> field.equals("account") || field.equals("ceiling");
        };
    }

    static String field(Application.Consent consent) {
        return "consent-" + consent.name();
    }
}
