package org.tongzhou.rounds;

import java.time.LocalDate;
import org.tongzhou.core.money.Amount;

/// One struck round in a member's passbook, with what its price is made of.
///
/// @param price what a member of his age pays
/// @param charge what this member was charged: the price, as far as his cap had room
/// @param cases how many families the round helped
/// @param members how many shared in it
/// @param payouts what the round paid out in all
/// @param fee what the operator took for the round in all
/// @param carryIn what the round before left, or left open where it is below zero
/// @param subsidy what the operator bore of the round
/// @param besides refunds and losses of earlier rounds, less what was charged late for them
public record PassbookLine(
        int round,
        LocalDate noticeOn,
        LocalDate debitOn,
        Amount price,
        Amount charge,
        int cases,
        long members,
        Amount payouts,
        Amount fee,
        Amount carryIn,
        Amount subsidy,
        Amount besides) {}
