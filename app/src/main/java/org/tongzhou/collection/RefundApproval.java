package org.tongzhou.collection;

import java.time.Instant;
import org.tongzhou.core.money.Amount;

/// That one person has released what a plan gives back of balances and shares.
///
/// @param through the last epoch of what is meant
/// @param by the account of the person
/// @param payouts how many there were
/// @param amount what they came to
public record RefundApproval(
        int plan, int through, long by, long payouts, Amount amount, Instant at) {}
