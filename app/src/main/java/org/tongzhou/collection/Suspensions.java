package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.PrePaid;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.plans.ListedPlan;

/// Suspends cover where a balance has become too low, and lets it go on after a payment.
@Component
class Suspensions {

    private final Enrolments enrolments;

    Suspensions(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    /// Those who shared in a round share in none after the last that is frozen.
    void suspend(List<Due> owed, int lastFrozen) {
        for (Due due : owed) {
            Membership membership = enrolments.find(due.enrolment()).orElseThrow();
            if (membership.livesIn(lastFrozen + 1)) {
                enrolments.end(due.enrolment(), lastFrozen, Cause.SUSPENDED);
            }
        }
    }

    /// From the next notice day on, if the balance is enough.
    void resume(long household, ListedPlan plan, Amount balance, LocalDate today) {
        boolean enough =
                plan.plan().funding() instanceof PrePaid terms
                        && balance.compareTo(terms.suspendBelow()) >= 0;
        if (!enough) {
            return;
        }
        int next = plan.calendar().firstOnOrAfter(today.plusDays(1));
        for (Membership membership : enrolments.ofHousehold(household)) {
            if (membership.plan() == plan.number() && membership.cause() == Cause.SUSPENDED) {
                enrolments.resume(membership.enrolment(), next);
            }
        }
    }
}
