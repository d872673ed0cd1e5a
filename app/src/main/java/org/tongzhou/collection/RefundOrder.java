package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.Optional;
import org.tongzhou.core.money.Amount;

/// That a household gets back what it has in a plan, or a part of it.
///
/// @param asked what the payer asked for; nothing where all goes back, since nobody of the
///     household is in the plan any more
/// @param given what went back: less than was asked where shares took the rest
public record RefundOrder(
        long number,
        long household,
        int plan,
        Optional<Amount> asked,
        LocalDate day,
        State state,
        Optional<Amount> given) {

    /// Where it stands.
    public enum State {
        /// A share is noticed and not taken yet, or a payment is not settled.
        WAITING,
        GIVEN,
        /// The payer took it back; or somebody came back into the plan, and all stays in.
        CANCELLED,
        /// All of the balance goes back instead.
        REPLACED
    }

    boolean isOfAll() {
        return asked.isEmpty();
    }
}
