package org.tongzhou.claims;

import org.jspecify.annotations.Nullable;
import org.tongzhou.core.claim.ClaimEvent;
import org.tongzhou.core.claim.ClaimState;

/// A claim took a step, in this transaction.
///
/// @param event what led to the state; null where it was reported just now
public record ClaimMoved(
        long claim,
        int plan,
        long household,
        long person,
        @Nullable ClaimEvent event,
        ClaimState state) {}
