package org.tongzhou.enrolment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.core.plan.Waiting;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// From when somebody is covered who joins on a day.
///
/// Who left by his own wish and comes back waits again in full, or where the plan says so only what
/// he had left to wait. Who was put out waits again in full in every plan.
@Component
class Waits {

    private final MembershipRepository memberships;
    private final Plans plans;

    Waits(MembershipRepository memberships, Plans plans) {
        this.memberships = memberships;
        this.plans = plans;
    }

    LocalDate coveredFrom(ListedPlan plan, long person, LocalDate today) {
        Waiting waiting = plan.plan().waiting();
        if (plan.plan().admission().rejoinRestartsWait()) {
            return waiting.coveredFrom(today);
        }
        return before(plan.number(), person)
                .filter(membership -> membership.cause() == Cause.LEFT)
                .map(membership -> waiting.coveredFrom(today, daysLeft(membership, today)))
                .orElseGet(() -> waiting.coveredFrom(today));
    }

    /// The last membership of a person in a plan that began.
    Optional<Membership> before(int plan, long person) {
        return memberships.ofPerson(person).stream()
                .filter(membership -> membership.plan() == plan && membership.hasBegun())
                .reduce((_, later) -> later);
    }

    /// What was left to wait when cover ended; none of it is served a second time where cover goes
    /// on until the notice day after leaving.
    private long daysLeft(Membership membership, LocalDate today) {
        ListedPlan bound = plans.version(membership.plan(), membership.planVersion());
        LocalDate again = today.plusDays(1);
        LocalDate served =
                membership.coverEndsOn(bound).filter(end -> end.isBefore(again)).orElse(again);
        return ChronoUnit.DAYS.between(served, membership.coveredFrom());
    }

    /// The first round from one on that somebody shares in who comes from another plan, with the
    /// wait that he brings along.
    static int firstShared(ListedPlan plan, LocalDate coveredFrom, int round) {
        return plan.plan().waiting().waitingMembersShare()
                ? round
                : Math.max(round, plan.calendar().firstOnOrAfter(coveredFrom));
    }

    /// The first round that somebody shares in who joins today.
    static int firstRound(ListedPlan plan, LocalDate today, LocalDate coveredFrom) {
        LocalDate sharesFrom =
                plan.plan().waiting().waitingMembersShare() ? today.plusDays(1) : coveredFrom;
        return plan.calendar().firstOnOrAfter(sharesFrom);
    }
}
