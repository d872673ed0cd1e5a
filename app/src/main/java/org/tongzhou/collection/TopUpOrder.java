package org.tongzhou.collection;

import java.time.LocalDate;
import org.tongzhou.core.money.Amount;

/// A payment into a balance that a member asked for.
public record TopUpOrder(long number, int plan, Amount amount, LocalDate day, State state) {

    /// Where it stands.
    public enum State {
        PREPARED,
        /// The provider does not know yet.
        PENDING,
        TAKEN,
        FAILED,
        /// Taken, and given back since.
        REVERSED
    }
}
