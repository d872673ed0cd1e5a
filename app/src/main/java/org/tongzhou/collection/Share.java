package org.tongzhou.collection;

import java.time.LocalDate;
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.rounds.PassbookLine;

/// One member's share of one round, and what became of it.
///
/// @param on the day it was taken, or will be
/// @param open what of it is not paid though its debit day has come
/// @param refunded what of it a later round gave back, because it was charged wrongly
public record Share(
        Membership membership,
        PassbookLine line,
        Taking taking,
        LocalDate on,
        Amount open,
        Amount refunded) {

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

    /// What was paid of it and not given back.
    public Amount paid() {
        return taken().minus(refunded);
    }

    /// What of it is charged and not debited yet, or of which no answer has come.
    Amount ahead() {
        return switch (taking) {
            case AHEAD -> line.charge();
            case UNDER_WAY -> open.isZero() ? line.charge() : Amount.ZERO;
            case NOTHING, TAKEN, OPEN, ASKED, PAID_LATER, WRITTEN_OFF -> Amount.ZERO;
        };
    }

    Share less(Amount back) {
        return new Share(membership, line, taking, on, open, refunded.plus(back));
    }

    private Amount taken() {
        return switch (taking) {
            case TAKEN, PAID_LATER -> line.charge();
            case OPEN, ASKED -> line.charge().minus(open);
            case NOTHING, AHEAD, UNDER_WAY, WRITTEN_OFF -> Amount.ZERO;
        };
    }
}
