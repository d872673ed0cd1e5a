package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.Optional;
import org.tongzhou.core.money.Amount;

/// An end was put to the cover of a member since his shares stayed unpaid, in this transaction.
///
/// @param coverEndsOn the first day without cover
/// @param lastDebitOn the debit day of the last round that he shares in, where that is a later one
///     than those that stayed unpaid
/// @param writtenOff what this membership owed, and its payer is asked for no more; nothing where
///     the open shares are those of a payer whom the member has left
public record CoverEnded(
        long enrolment,
        int plan,
        LocalDate coverEndsOn,
        Optional<LocalDate> lastDebitOn,
        int roundsFailed,
        Optional<Amount> writtenOff) {}
