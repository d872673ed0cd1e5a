package org.tongzhou.rounds;

/// The steps of a round that take two people.
public enum Step {
    STRIKE,
    DEBITS,
    PAYOUTS
}
