package org.tongzhou.corrections;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.tongzhou.core.money.Amount;

/// A correction holds from now on.
///
/// @param change of the shares of rounds that are struck, all together
/// @param changes the same for each household that shared in them, by its number
/// @param coverEndsOn the first day without cover; nothing where none is known
public record Corrected(
        long proposal,
        long enrolment,
        Amount change,
        Map<Long, Amount> changes,
        Optional<LocalDate> coverEndsOn) {

    public Corrected {
        changes = Map.copyOf(changes);
    }
}
