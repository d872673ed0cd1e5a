package org.tongzhou.members;

import java.time.Instant;

/// What a payer offers an adult dependant: to tie an account of his own to his person.
///
/// @param by the account of the payer
public record Invitation(
        long number, long person, long by, Instant createdAt, Instant expiresAt, State state) {

    /// How it stands.
    public enum State {
        OPEN,
        TAKEN,
        WITHDRAWN,
        EXPIRED,
        /// Wrong answers have used up its tries.
        SPENT
    }
}
