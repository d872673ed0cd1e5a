package org.tongzhou.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.plans.ListedPlan;

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

    /// The same as it would be if this were true of its latest segment.
    public Membership as(Truth truth) {
        return new Membership(
                enrolment,
                household,
                person,
                plan,
                planVersion,
                joinedAt,
                coveredFrom,
                continues,
                truth.firstRound(),
                truth.lastRound(),
                truth.birthRound(),
                truth.cause());
    }

    /// Whether it shares in `round` or a later one.
    public boolean livesIn(int round) {
        return lastRound >= round;
    }

    /// The first day without cover, if it ended or will: 00:00 of the notice day after the last
    /// round shared in. Who never shared was never covered, unless he left or the plan was closed
    /// before his first round.
    public Optional<LocalDate> coverEndsOn(ListedPlan plan) {
        if (lastRound >= FolioSpans.OPEN) {
            return Optional.empty();
        }
        boolean neverCounted = lastRound < firstRound;
        if (neverCounted && cause != Cause.LEFT && cause != Cause.CLOSED) {
            return Optional.of(plan.plan().dayOf(joinedAt));
        }
        return Optional.of(plan.calendar().noticeDay(lastRound + 1));
    }

    /// Whether it is over, or will be with the round whose notice day has come.
    public boolean hasEnded(ListedPlan plan, Instant now) {
        return switch (cause) {
            case JOINED, RESUMED, CORRECTED -> !livesIn(plan.calendar().lastAtOrBefore(now) + 1);
            case LEFT,
                    PAYOUT,
                    ARREARS,
                    UNTRUE_DECLARATION,
                    WAITING_ILLNESS,
                    SUSPENDED,
                    DIED,
                    CLOSED,
                    MOVED,
                    AGED_OUT ->
                    true;
        };
    }
}
