package org.tongzhou.rounds;

import java.time.LocalDate;
import org.tongzhou.core.money.Amount;

/// One struck round in a member's passbook.
///
/// @param price what a member of his age pays
/// @param charge what this member was charged: the price, as far as his cap had room
public record PassbookLine(
        int round, LocalDate noticeOn, LocalDate debitOn, Amount price, Amount charge, int cases) {}
