package org.tongzhou.core.claim;

/// What may happen to a claim after it was reported.
public enum ClaimEvent {
    PAPERS_COMPLETE,
    PAPERS_MISSING,
    PAPERS_ADDED,
    INVESTIGATION_ORDERED,
    INVESTIGATED,
    /// A first person found that it is to be paid or refused.
    REVIEWED,
    /// A second person does not agree with the finding.
    SENT_BACK,
    PAYMENT_CONFIRMED,
    REFUSAL_CONFIRMED,
    PUBLISHED,
    OBJECTION_UPHELD,
    COLLECTED,
    PAID,
    WITHDRAWN;

    /// Whether what was noted with it is meant for the claimant; other notes are for staff.
    public boolean tellsClaimant() {
        return switch (this) {
            case PAPERS_MISSING, PAYMENT_CONFIRMED, REFUSAL_CONFIRMED, OBJECTION_UPHELD -> true;
            case PAPERS_COMPLETE,
                    PAPERS_ADDED,
                    INVESTIGATION_ORDERED,
                    INVESTIGATED,
                    REVIEWED,
                    SENT_BACK,
                    PUBLISHED,
                    COLLECTED,
                    PAID,
                    WITHDRAWN ->
                    false;
        };
    }
}
