package org.tongzhou.plans;

import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.round.RoundCalendar;

/// A plan with its short number, in one of its versions.
///
/// @param number stands for the plan in hot tables; never used again
public record ListedPlan(int number, Plan plan, boolean isClosing) {

    public String code() {
        return plan.code();
    }

    public RoundCalendar calendar() {
        var notice = plan.calendar().noticeDays();
        var debit = plan.calendar().debitDays();
        return new RoundCalendar(
                plan.zone(),
                notice.getFirst(),
                notice.getLast(),
                debit.getFirst(),
                debit.getLast());
    }
}
