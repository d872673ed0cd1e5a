package org.tongzhou.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.tongzhou.core.round.RoundCalendar;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Puts what staff found out into rounds.
@Component
class Truths {

    private final Plans plans;
    private final MembershipRepository memberships;
    private final MovedMembers moved;

    Truths(Plans plans, MembershipRepository memberships, MovedMembers moved) {
        this.plans = plans;
        this.memberships = memberships;
        this.moved = moved;
    }

    /// @param day that the correction turns on; without one, a wrong end was no end at all
    Truth of(Membership membership, CorrectionKind kind, Optional<LocalDate> day, Instant now) {
        ListedPlan plan = version(membership);
        RoundCalendar calendar = plan.calendar();
        int last = membership.lastRound();
        int next = calendar.lastAtOrBefore(now) + 1;
        int owed = Math.min(last, Enrolments.lastRoundOwed(plan, now));
        return switch (kind) {
            case DEATH -> ended(membership, Math.min(last, on(calendar, day)), Cause.DIED);
            case BIRTH_DATE -> {
                int birthRound = calendar.firstOnOrAfter(day.orElseThrow());
                yield endedWhereHeWentOn(membership, born(membership, plan, birthRound, next));
            }
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
    /// stays. So does the beginning of one that goes on where another ended by age; who is not old
    /// enough for it yet never shared in it.
    private Truth born(Membership membership, ListedPlan plan, int birthRound, int next) {
        int byAge = Joining.lastByAge(plan, birthRound);
        int last =
                Joining.isEndedByAge(plan, membership)
                        ? byAge
                        : Math.min(membership.lastRound(), byAge);
        int began = moved.begins(moved.pieces(membership).getFirst());
        int known = movedInByAge(membership, membership.birthRound());
        if (sharesFrom(membership, known) != began) {
            return new Truth(membership.firstRound(), last, birthRound, membership.cause());
        }
        int movedIn = movedInByAge(membership, birthRound);
        if (movedIn > next) {
            return moved.neverShared(membership, Cause.CORRECTED).born(birthRound);
        }
        // Of one that paused, or moved between households, the later part begins where it did.
        int begins =
                began == membership.firstRound()
                        ? sharesFrom(membership, movedIn)
                        : membership.firstRound();
        return new Truth(begins, last, birthRound, membership.cause());
    }

    /// Who ended in the plan that he was moved to ended for good: he is not in the one before
    /// either, however much younger he turns out to be. A suspension is of the balance in that
    /// plan, and no end: where he never belonged there he goes on in the one before.
    private Truth endedWhereHeWentOn(Membership membership, Truth truth) {
        return moved.inPlanThatFollows(membership)
                .filter(next -> next.cause() != Cause.SUSPENDED)
                .filter(next -> next.lastRound() < truth.lastRound())
                .filter(next -> !Joining.isEndedByAge(version(next), next))
                .map(next -> truth.ended(next.lastRound(), next.cause()))
                .orElse(truth);
    }

    private ListedPlan version(Membership membership) {
        return plans.version(membership.plan(), membership.planVersion());
    }

    /// The round with which somebody of this birth comes from the plan before, at its age limit or,
    /// if he joined later, with his first round of all; 0 where he did not come from another.
    private int movedInByAge(Membership membership, int birthRound) {
        Optional<Membership> before = continued(membership);
        if (before.isEmpty()) {
            return 0;
        }
        int began = beganFirst(before.get());
        return version(before.get())
                .plan()
                .transfer()
                .map(transfer -> birthRound + transfer.atAge() * RoundCalendar.ROUNDS_A_YEAR)
                .map(byAge -> Math.max(byAge, began))
                .orElse(0);
    }

    /// Who came from the plan before shares from then, or once the wait that he brought is over.
    private int sharesFrom(Membership membership, int movedIn) {
        return movedIn == 0
                ? 0
                : Waits.firstShared(version(membership), membership.coveredFrom(), movedIn);
    }

    private int beganFirst(Membership membership) {
        return continued(membership)
                .map(this::beganFirst)
                .orElseGet(() -> moved.begins(moved.pieces(membership).getFirst()));
    }

    /// The membership of another plan that one goes on with, in whatever household.
    private Optional<Membership> continued(Membership membership) {
        OptionalLong continues = moved.pieces(membership).getFirst().continues();
        return continues.isEmpty() ? Optional.empty() : memberships.find(continues.getAsLong());
    }

    private int naturalLast(Membership membership, ListedPlan plan) {
        int byAge = Joining.lastByAge(plan, membership.birthRound());
        return plans.closing(membership.plan())
                .map(closing -> Math.min(byAge, closing.lastRound()))
                .orElse(byAge);
    }
}
