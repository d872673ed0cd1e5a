package org.tongzhou.core.plan;

import java.time.LocalDate;

/// Why a person may not join, with the number of the rule that says so.
public sealed interface Refusal {

    String ruleId();

    /// Too young; may join from the day named.
    record TooYoung(String ruleId, LocalDate mayJoinFrom) implements Refusal {}

    /// Older than the last joining age.
    record TooOld(String ruleId, int age, int maximumYears) implements Refusal {}

    /// The plan opens later; with preregistration a name can be put down now.
    record NotYetOpen(String ruleId, LocalDate opensOn, boolean preregistration)
            implements Refusal {}

    /// Lives in a country that the plan does not serve.
    record LivesElsewhere(String ruleId, String country) implements Refusal {}

    /// The plan does not let a payer enrol such a relative.
    record RelationNotAllowed(String ruleId, Relation relation) implements Refusal {}
}
