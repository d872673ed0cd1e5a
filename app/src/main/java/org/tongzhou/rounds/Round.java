package org.tongzhou.rounds;

import java.time.LocalDate;
import java.util.OptionalInt;

/// A round of a plan.
///
/// @param number its number in the plan's calendar
/// @param planVersion the version in force at the notice instant, whose terms are the same for all
/// @param epoch the last epoch of facts it may know, once it is frozen
/// @param capMinor the most a member is charged in the cap period, or Long.MAX_VALUE
public record Round(
        int plan,
        int number,
        RoundState state,
        int planVersion,
        LocalDate noticeOn,
        LocalDate debitOn,
        OptionalInt epoch,
        long capMinor,
        int capPeriod) {

    public boolean isStruck() {
        return state.compareTo(RoundState.STRUCK) >= 0;
    }
}
