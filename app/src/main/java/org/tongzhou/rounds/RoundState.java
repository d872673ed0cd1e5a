package org.tongzhou.rounds;

/// Where a round stands.
public enum RoundState {
    /// Its notice day has come; cases are being published.
    OPEN,
    /// The epoch is fixed and folios are being counted.
    FREEZING,
    /// Counted: cases are public with the estimated share, and may be objected to.
    ANNOUNCED,
    /// The prices are final; each folio's total is being proven.
    STRUCK,
    /// Debits are released.
    COLLECTING,
    /// Retries are over.
    CLOSED
}
