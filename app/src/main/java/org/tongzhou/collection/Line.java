package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.tongzhou.core.money.Amount;

/// A share that was not taken when it fell due, or a late charge: the exception that is stored.
///
/// @param correction 0 for the share of the round, else the correction that charged it late
/// @param run the run it is in flight with
public record Line(
        long household,
        long enrolment,
        int round,
        int correction,
        int plan,
        Amount amount,
        Amount open,
        State state,
        OptionalInt run,
        LocalDate openedOn) {

    /// Where a line stands.
    public enum State {
        OPEN,
        /// Above the payer's ceiling: he is asked, and until he answers it counts as open.
        ASKED,
        IN_FLIGHT,
        /// The provider does not know yet whether it took it.
        UNKNOWN,
        CLOSED
    }
}
