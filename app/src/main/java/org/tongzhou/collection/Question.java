package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.Optional;
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

    /// Whether it asked for all of a demand: nothing that came later, and not more.
    boolean covers(Demand demand) {
        return demand.dues().isEmpty()
                && demand.lines().stream().noneMatch(line -> line.openedOn().isAfter(day))
                && demand.total().compareTo(amount) <= 0;
    }
}
