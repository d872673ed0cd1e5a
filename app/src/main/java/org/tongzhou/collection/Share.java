package org.tongzhou.collection;

import java.time.LocalDate;
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.rounds.PassbookLine;

/// One member's share of one round, and what became of it.
///
/// @param on the day it was taken, or will be
/// @param open what of it is not paid though its debit day has come
public record Share(
        Membership membership, PassbookLine line, Taking taking, LocalDate on, Amount open) {

    /// What became of a share.
    public enum Taking {
        /// Nothing was charged: a cap left no room, or the round cost nothing.
        NOTHING,
        AHEAD,
        UNDER_WAY,
        TAKEN,
        /// It was not taken at first and is open.
        OPEN,
        /// Above the payer's ceiling: he is asked.
        ASKED,
        /// Not taken at first, and paid since.
        PAID_LATER,
        WRITTEN_OFF
    }

    /// What was paid of it.
    public Amount paid() {
        return switch (taking) {
            case TAKEN, PAID_LATER -> line.charge();
            case OPEN, ASKED -> line.charge().minus(open);
            case NOTHING, AHEAD, UNDER_WAY, WRITTEN_OFF -> Amount.ZERO;
        };
    }
}
