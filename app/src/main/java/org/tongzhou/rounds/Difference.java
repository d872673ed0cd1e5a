package org.tongzhou.rounds;

import java.time.LocalDate;
import org.tongzhou.core.money.Amount;

/// What a struck round charged a member, and what the truth would have cost at its published price.
///
/// @param household that the round was shared in, and so pays or gets the difference
/// @param enrolment by which it was shared
public record Difference(
        long household, long enrolment, int round, LocalDate noticeOn, Amount charged, Amount due) {

    /// A late charge if positive, a refund if negative.
    public Amount change() {
        return due.minus(charged);
    }
}
