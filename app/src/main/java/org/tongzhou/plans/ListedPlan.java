package org.tongzhou.plans;

import org.tongzhou.core.plan.PeriodCap;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.round.RoundCalendar;

/// A plan with its short number, in one of its versions.
///
/// @param number stands for the plan in hot tables; never used again
public record ListedPlan(int number, Plan plan, boolean isClosing) {

    public String code() {
        return plan.code();
    }

    /// The year or month of a round over which this version's cap counts, by number.
    public int capPeriod(int round) {
        boolean monthly =
                plan.caps()
                        .perPeriod()
                        .filter(cap -> cap.period() == PeriodCap.Period.MONTH)
                        .isPresent();
        return monthly ? RoundCalendar.monthOf(round) : RoundCalendar.yearOf(round);
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
