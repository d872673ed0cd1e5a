package org.tongzhou.claims;

/// Who reported a claim.
public enum Reporter {
    /// The person who fell ill.
    MEMBER,
    /// The payer of his household.
    PAYER,
    /// Somebody who was one of them then, and is not now.
    OTHER
}
