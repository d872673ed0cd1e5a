package org.tongzhou.claims;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.tongzhou.core.claim.Actor;
import org.tongzhou.core.claim.ClaimEvent;
import org.tongzhou.core.claim.ClaimState;
import org.tongzhou.core.claim.Course;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.core.money.Amount;

/// A step in the course of a claim.
///
/// @param event what led here; null for the report itself
/// @param rule the number of the rule that the reason quotes
/// @param note what was written with it; nothing if the person was erased
/// @param explanation what a finding tells the claimant; he reads it with the decision
public record ClaimStep(
        int number,
        @Nullable ClaimEvent event,
        ClaimState state,
        Instant at,
        Optional<Instant> dueAt,
        long byAccount,
        Optional<Finding> finding,
        Optional<RefusalReason> reason,
        Optional<String> rule,
        Optional<Amount> benefit,
        OptionalInt round,
        Optional<String> note,
        Optional<String> explanation) {

    /// The same with its note only where it gives the reason of a finding or a decision.
    ClaimStep forAuditor() {
        boolean isReason =
                event == ClaimEvent.REVIEWED
                        || event == ClaimEvent.PAYMENT_CONFIRMED
                        || event == ClaimEvent.REFUSAL_CONFIRMED
                        || event == ClaimEvent.OBJECTION_UPHELD;
        return new ClaimStep(
                number,
                event,
                state,
                at,
                dueAt,
                byAccount,
                finding,
                reason,
                rule,
                benefit,
                round,
                isReason ? note : Optional.empty(),
                explanation);
    }

    /// Whether it was taken by whoever reported the claim, and not by the staff or a round.
    boolean isOfClaimant() {
        return event == null
                || Course.TABLE.stream()
                        .anyMatch(row -> row.event() == event && row.by() == Actor.CLAIMANT);
    }

    /// The note, if it is meant for the claimant.
    public Optional<String> noteForClaimant() {
        return event != null && event.tellsClaimant() ? note : Optional.empty();
    }
}
