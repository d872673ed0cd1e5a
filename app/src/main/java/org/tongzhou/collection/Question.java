package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.Optional;
import org.tongzhou.core.debit.FolioDebits;
import org.tongzhou.core.money.Amount;

/// What a payer was asked: may we debit more than your ceiling? An answer is for this sum alone.
///
/// @param run the run that asked
/// @param day the day of that run
/// @param answer what he said, if he said anything
record Question(long household, int run, LocalDate day, Amount amount, Optional<Boolean> answer) {

    boolean isAgreed() {
        return answer.orElse(false);
    }

    /// Whether it waits for its answer and asks for all that the household owes.
    boolean stands(FolioDebits debits) {
        return answer.isEmpty() && debits.covers(household, day.toEpochDay(), amount.minor());
    }
}
