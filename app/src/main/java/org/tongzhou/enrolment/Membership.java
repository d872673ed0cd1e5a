package org.tongzhou.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;

/// A person's membership in a plan, with the span that now holds.
///
/// @param planVersion the version that binds it: benefits, wait and eligibility
/// @param continues the enrolment that this one continues in another plan
/// @param lastRound the last round that it shares in; a million where there is no end yet
public record Membership(
        long enrolment,
        long household,
        long person,
        int plan,
        int planVersion,
        Instant joinedAt,
        LocalDate coveredFrom,
        OptionalLong continues,
        int firstRound,
        int lastRound,
        int birthRound,
        Cause cause) {

    /// Whether it shares in `round` or a later one.
    public boolean livesIn(int round) {
        return lastRound >= round;
    }
}
