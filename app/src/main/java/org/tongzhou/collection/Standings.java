package org.tongzhou.collection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
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
        if (isOver(plan, now)) {
            return 0;
        }
        int next = plan.calendar().lastAtOrBefore(now) + 1;
        return (int)
                enrolments.ofHousehold(household).stream()
                        .filter(one -> one.plan() == plan.number())
                        .filter(one -> isIn(one, next))
                        .count();
    }

    private static boolean isIn(Membership one, int next) {
        return one.livesIn(next) || one.cause() == Cause.SUSPENDED || one.cause() == Cause.UNPAID;
    }

    /// @param own all memberships that a household has or had in the plan
    Standing of(List<Membership> own, ListedPlan plan, Instant now) {
        if (isOver(plan, now)) {
            return Standing.LEFT;
        }
        if (own.stream().anyMatch(one -> one.cause() == Cause.SUSPENDED)) {
            return Standing.SUSPENDED;
        }
        int next = plan.calendar().lastAtOrBefore(now) + 1;
        if (own.stream().anyMatch(one -> one.livesIn(next))) {
            return Standing.COVERED;
        }
        boolean isUnpaid = own.stream().anyMatch(one -> one.cause() == Cause.UNPAID);
        return isUnpaid ? Standing.UNPAID : Standing.LEFT;
    }

    /// Whether cover has ended for all members of a plan.
    boolean isOver(ListedPlan plan, Instant now) {
        LocalDate today = plan.plan().dayOf(now);
        return plans.closing(plan.number())
                .filter(closing -> !today.isBefore(closing.coverEndsOn(plan.calendar())))
                .isPresent();
    }
}
