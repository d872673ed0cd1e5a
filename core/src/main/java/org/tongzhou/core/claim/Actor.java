package org.tongzhou.core.claim;

/// Who may make something happen to a claim.
public enum Actor {
    /// The sick person or the payer of the household.
    CLAIMANT,
    REVIEWER,
    INVESTIGATOR,
    /// The round machine, for the plan as a whole.
    ROUNDS
}
