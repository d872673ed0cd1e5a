package org.tongzhou.collection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.PrePaid;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Tells how households stand in pre-paid plans.
@Component
class Standings {

    private final Enrolments enrolments;
    private final Plans plans;

    Standings(Enrolments enrolments, Plans plans) {
        this.enrolments = enrolments;
        this.plans = plans;
    }

    /// How many of a household are in a plan: covered, suspended, or yet to begin.
    int membersIn(long household, ListedPlan plan, Instant now) {
        return in(enrolments.ofHousehold(household), plan, now).size();
    }

    /// What a household's members in a plan leave in.
    Amount kept(long household, ListedPlan plan, Instant now) {
        return kept(enrolments.ofHousehold(household), plan, now);
    }

    /// @param all memberships that a household has or had
    Amount kept(List<Membership> all, ListedPlan plan, Instant now) {
        return plan.plan().funding() instanceof PrePaid terms
                ? terms.kept().times(in(all, plan, now).size())
                : Amount.ZERO;
    }

    /// @param all memberships that a household has or had
    Standing of(List<Membership> all, ListedPlan plan, Instant now) {
        List<Membership> in = in(all, plan, now);
        if (in.isEmpty()) {
            return Standing.LEFT;
        }
        if (in.stream().anyMatch(one -> one.cause() == Cause.SUSPENDED)) {
            return Standing.SUSPENDED;
        }
        boolean isUnpaid = in.stream().allMatch(one -> one.cause() == Cause.UNPAID);
        return isUnpaid ? Standing.UNPAID : Standing.COVERED;
    }

    private List<Membership> in(List<Membership> all, ListedPlan plan, Instant now) {
        if (isOver(plan, now)) {
            return List.of();
        }
        int next = plan.calendar().lastAtOrBefore(now) + 1;
        return all.stream()
                .filter(one -> one.plan() == plan.number())
                .filter(one ->
                        one.livesIn(next)
                                || one.cause() == Cause.SUSPENDED
                                || one.cause() == Cause.UNPAID)
                .toList();
    }

    /// Whether cover has ended for all members of a plan.
    private boolean isOver(ListedPlan plan, Instant now) {
        LocalDate today = plan.plan().dayOf(now);
        return plans.closing(plan.number())
                .filter(closing -> !today.isBefore(closing.coverEndsOn(plan.calendar())))
                .isPresent();
    }
}
