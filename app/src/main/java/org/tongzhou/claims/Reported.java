package org.tongzhou.claims;

import java.time.LocalDate;

/// What a report came to.
public sealed interface Reported {

    record Accepted(long claim) implements Reported {}

    /// This illness was reported before, as this claim; nothing new was stored.
    record AlreadyReported(long claim) implements Reported {}

    /// The account may not report for this member, or there is no such membership.
    record NotYours() implements Reported {}

    /// The plan's list has no such disease.
    record UnknownDisease() implements Reported {}

    /// The disease has no such severity.
    record UnknownSeverity() implements Reported {}

    /// The diagnosis lies in the future or before the birth.
    record ImpossibleDay() implements Reported {}

    /// The plan is closed: late claims were taken until `lastDay`.
    record PlanClosed(LocalDate lastDay) implements Reported {}
}
