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
        REVERSED;

        /// Whether an answer may still bring this: what was said of an order before stands, however
        /// often the provider says it again.
        boolean leadsTo(State next) {
            return switch (next) {
                case PREPARED -> false;
                case PENDING -> this == PREPARED;
                case TAKEN, FAILED -> this == PREPARED || this == PENDING;
                case REVERSED -> this == TAKEN;
            };
        }
    }
}
