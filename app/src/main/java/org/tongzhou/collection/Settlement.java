package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.List;
import org.tongzhou.core.money.Amount;

/// The bank's account of one day, seen from our bank account.
///
/// It is the other side's word and may be wrong: lines can be missing or differ.
///
/// @param statedLines how many lines the bank says there are
/// @param closingBalance everything since the beginning; may be negative
public record Settlement(
        LocalDate date, List<Line> lines, long statedLines, Amount closingBalance) {

    public Settlement {
        lines = List.copyOf(lines);
    }

    /// One movement. Money that left has a negative amount.
    ///
    /// @param reference the batch, instruction or payout
    /// @param count how many instructions the amount sums up
    public record Line(Kind kind, String reference, long count, Amount amount) {}

    /// What moved the money.
    public enum Kind {
        /// A batch of debits: what was taken when it was carried out, and not before.
        DEBITS,
        /// An instruction that was pending.
        LATE_DEBIT,
        /// An instruction that was given back.
        REVERSAL,
        /// A payout that was paid.
        PAYOUT
    }

    public Amount sum() {
        Amount sum = Amount.ZERO;
        for (Line line : lines) {
            sum = sum.plus(line.amount());
        }
        return sum;
    }
}
