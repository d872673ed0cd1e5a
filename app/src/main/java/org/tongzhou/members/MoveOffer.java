package org.tongzhou.members;

import java.time.Instant;
import org.tongzhou.core.plan.Relation;

/// An offer to move into another household that stands: neither answered nor too old.
record MoveOffer(
        long number,
        long person,
        long from,
        long to,
        Relation relation,
        Instant at,
        Instant expiresAt) {}
