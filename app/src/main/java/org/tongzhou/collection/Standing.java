package org.tongzhou.collection;

import java.time.Instant;
import java.util.List;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.plans.ListedPlan;

/// Whether a household's members are covered in a pre-paid plan now.
enum Standing {
    COVERED,
    SUSPENDED,
    /// Joined, and the first payment is not taken yet.
    UNPAID,
    /// Nobody of the household shares any more: the balance goes back.
    LEFT;

    /// @param all memberships that the household has or had
    static Standing of(List<Membership> all, ListedPlan plan, Instant now) {
        List<Membership> own = all.stream().filter(one -> one.plan() == plan.number()).toList();
        if (own.stream().anyMatch(one -> one.cause() == Cause.SUSPENDED)) {
            return SUSPENDED;
        }
        int next = plan.calendar().lastAtOrBefore(now) + 1;
        if (own.stream().anyMatch(one -> one.livesIn(next))) {
            return COVERED;
        }
        return own.stream().anyMatch(one -> one.cause() == Cause.UNPAID) ? UNPAID : LEFT;
    }
}
