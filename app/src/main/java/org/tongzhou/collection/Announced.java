package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tongzhou.core.money.Amount;

/// All that one debit asks a household for, and what it is made of.
///
/// @param on the day of the debit, or on which it was asked for
public record Announced(LocalDate on, Amount total, List<Part> parts) {

    public Announced {
        parts = List.copyOf(parts);
    }

    /// One thing that is debited.
    ///
    /// @param noticeOn the notice day of the round that it is for
    /// @param cause why a round is charged late, where it is known
    public record Part(
            Kind kind, int plan, LocalDate noticeOn, Amount amount, Optional<String> cause) {}

    /// What a part is.
    public enum Kind {
        /// A share of a round that is debited first.
        ROUND,
        /// A correction charges an earlier round.
        LATE,
        /// Open from before.
        OPEN
    }

    static Announced of(LocalDate on, List<Part> parts) {
        Amount total = parts.stream().map(Part::amount).reduce(Amount.ZERO, Amount::plus);
        return new Announced(on, total, parts);
    }
}
