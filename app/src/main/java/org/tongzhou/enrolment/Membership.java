package org.tongzhou.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.plans.ListedPlan;

/// A person's membership in a plan, with the span that now holds.
///
/// @param planVersion the version that binds it: benefits, wait and eligibility
/// @param joinedAt when its first payment was taken, where the plan is joined with one
/// @param firstPayment what has to be paid in before it begins; zero where nothing has to
/// @param hasBegun whether nothing had to be paid in, or that was
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
        Amount firstPayment,
        boolean hasBegun,
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
                firstPayment,
                hasBegun,
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
    /// before his first round; who never paid what he joins with was not either.
    public Optional<LocalDate> coverEndsOn(ListedPlan plan) {
        if (lastRound >= FolioSpans.OPEN) {
            return Optional.empty();
        }
        int firstOfAll = Waits.firstRound(plan, plan.plan().dayOf(joinedAt), coveredFrom);
        // Who moved, or paused, may have been covered before this segment.
        boolean neverCounted = lastRound < Math.min(firstRound, firstOfAll);
        boolean wasCovered = hasBegun && (cause == Cause.LEFT || cause == Cause.CLOSED);
        if (neverCounted && !wasCovered) {
            return Optional.of(plan.plan().dayOf(joinedAt));
        }
        return Optional.of(plan.calendar().noticeDay(lastRound + 1));
    }

    /// Whether nothing but age ends it, as far as is known.
    boolean lastsUntilTooOld() {
        return cause == Cause.JOINED || cause == Cause.RESUMED || cause == Cause.CORRECTED;
    }

    /// Whether its member is in the plan, or comes back to it as soon as he has paid in.
    public boolean mayGoOn(ListedPlan plan, Instant now) {
        return cause == Cause.SUSPENDED || !hasEnded(plan, now);
    }

    /// Whether it is over, or will be with the round whose notice day has come.
    public boolean hasEnded(ListedPlan plan, Instant now) {
        return switch (cause) {
            case UNPAID -> false;
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
