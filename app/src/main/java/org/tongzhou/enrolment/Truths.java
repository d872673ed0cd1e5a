package org.tongzhou.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.core.round.RoundCalendar;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Puts what staff found out into rounds.
@Component
class Truths {

    private final Plans plans;
    private final MovedMembers moved;

    Truths(Plans plans, MovedMembers moved) {
        this.plans = plans;
        this.moved = moved;
    }

    /// @param day that the correction turns on; without one, a wrong end was no end at all
    Truth of(Membership membership, CorrectionKind kind, Optional<LocalDate> day, Instant now) {
        ListedPlan plan = plans.version(membership.plan(), membership.planVersion());
        RoundCalendar calendar = plan.calendar();
        int last = membership.lastRound();
        int owed = Math.min(last, Enrolments.lastRoundOwed(plan, now));
        return switch (kind) {
            case DEATH -> ended(membership, Math.min(last, on(calendar, day)), Cause.DIED);
            case BIRTH_DATE -> born(membership, plan, calendar.firstOnOrAfter(day.orElseThrow()));
            case UNTRUE_DECLARATION -> ended(membership, owed, Cause.UNTRUE_DECLARATION);
            case WAITING_ILLNESS ->
                    plan.plan().waiting().illnessRefundsShares()
                            ? moved.neverShared(membership, Cause.WAITING_ILLNESS)
                            : ended(membership, owed, Cause.WAITING_ILLNESS);
            case WRONG_END ->
                    day.isPresent()
                            ? ended(membership, on(calendar, day), Cause.CORRECTED)
                            : ended(membership, naturalLast(membership, plan), Cause.CORRECTED);
        };
    }

    private static int on(RoundCalendar calendar, Optional<LocalDate> day) {
        return calendar.lastOnOrBefore(day.orElseThrow());
    }

    private static Truth ended(Membership membership, int lastRound, Cause cause) {
        return new Truth(membership.firstRound(), lastRound, membership.birthRound(), cause);
    }

    /// Age ends a membership: an end that age brought moves with the birth date, an earlier one
    /// stays.
    private Truth born(Membership membership, ListedPlan plan, int birthRound) {
        int byAge = Joining.lastByAge(plan, birthRound);
        boolean isByAge =
                membership.lastsUntilTooOld()
                        && membership.lastRound()
                                == Joining.lastByAge(plan, membership.birthRound());
        int last = isByAge ? byAge : Math.min(membership.lastRound(), byAge);
        return new Truth(membership.firstRound(), last, birthRound, membership.cause());
    }

    private int naturalLast(Membership membership, ListedPlan plan) {
        int byAge = Joining.lastByAge(plan, membership.birthRound());
        return plans.closing(membership.plan())
                .map(closing -> Math.min(byAge, closing.lastRound()))
                .orElse(byAge);
    }
}
