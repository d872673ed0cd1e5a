package org.tongzhou.closing;

import java.time.Instant;
import java.util.Optional;
import org.tongzhou.core.plan.Text;

/// What a plan manager proposed: to close a plan after a round, and why.
///
/// @param confirmedBy the second person, if there was one
record Proposal(
        int plan,
        int number,
        int lastRound,
        Text reason,
        long proposedBy,
        Instant proposedAt,
        Optional<Long> confirmedBy) {}
