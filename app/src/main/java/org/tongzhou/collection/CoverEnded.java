package org.tongzhou.collection;

import java.time.LocalDate;
import org.tongzhou.core.money.Amount;

/// An end was put to the cover of a member since his shares stayed unpaid, in this transaction.
///
/// @param coverEndsOn the first day without cover
/// @param writtenOff what he owed, and is asked for no more
public record CoverEnded(
        long enrolment, int plan, LocalDate coverEndsOn, int roundsFailed, Amount writtenOff) {}
