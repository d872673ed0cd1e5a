package org.tongzhou.corrections;

import java.time.LocalDate;
import java.util.Optional;
import org.tongzhou.core.money.Amount;

/// A correction holds from now on.
///
/// @param change of the shares of rounds that are struck, all together
/// @param coverEndsOn the first day without cover; nothing where none is known
public record Corrected(
        long proposal, long enrolment, Amount change, Optional<LocalDate> coverEndsOn) {}
