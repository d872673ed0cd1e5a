package org.tongzhou.core.round;

/// Who bears what a cap keeps a member from paying.
public enum Bearer {
    OPERATOR,
    /// The other members, by a higher price; what even they cannot bear falls to the operator.
    OTHERS,
    /// The payouts of the round, scaled down.
    PAYOUTS,
    /// The next rounds: only then may a carry-out be negative.
    NEXT_ROUNDS
}
