package org.tongzhou.core.plan;

import java.time.LocalDate;

/// The time after joining in which an illness is not covered.
///
/// It counts from 00:00 on the day after joining. With `waitingMembersShare` members share the
/// cost of others meanwhile; with `illnessRefundsShares` a member who falls ill in this time gets
/// his shares back, without interest, and his membership ends.
public record Waiting(
        int days,
        boolean accidentsExempt,
        boolean waitingMembersShare,
        boolean illnessRefundsShares) {

    public Waiting {
        Require.between("days", days, 0, 3660);
    }

    /// The first day on which an illness is covered.
    public LocalDate coveredFrom(LocalDate joinDay) {
        return joinDay.plusDays(1).plusDays(days);
    }

    /// The same for somebody who comes back and had this many days left to wait when he left.
    public LocalDate coveredFrom(LocalDate joinDay, long daysLeft) {
        return joinDay.plusDays(1).plusDays(Math.clamp(daysLeft, 0, days));
    }

    /// The first day on which the consequences of an accident are covered.
    public LocalDate accidentsCoveredFrom(LocalDate joinDay) {
        return accidentsExempt ? joinDay.plusDays(1) : coveredFrom(joinDay);
    }
}
