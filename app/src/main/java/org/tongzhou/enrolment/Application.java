package org.tongzhou.enrolment;

import java.util.Map;
import java.util.Set;

/// What a person brings to join a plan.
///
/// @param answers the health declaration: question id to yes or no
/// @param consents what was shown and accepted
/// @param country ISO 3166 code of the country where the person lives
public record Application(
        long person,
        int plan,
        Map<String, Boolean> answers,
        Set<Consent> consents,
        String country) {

    /// What each member must have seen and accepted before joining.
    public enum Consent {
        NOT_INSURANCE,
        PAYOUT_NOT_GUARANTEED,
        SHARES_CHANGE,
        HEALTH_DECLARATION,
        PUBLIC_NOTICE,
        AUTOMATIC_DEBIT
    }

    public Application {
        answers = Map.copyOf(answers);
        consents = Set.copyOf(consents);
    }

    Application of(long newcomer) {
        return new Application(newcomer, plan, answers, consents, country);
    }

    /// Without the answers, which are health data.
    @Override
    public String toString() {
        return "application of person " + person + " to plan " + plan;
    }
}
