package org.tongzhou.claims;

import java.time.Instant;
import java.util.UUID;

/// A paper of a claim, by its number in the claim.
public record ClaimPaper(long claim, int number, UUID paper, PaperKind kind, Instant addedAt) {}
