package org.tongzhou.claims;

import java.time.Instant;
import java.util.Optional;
import org.tongzhou.core.claim.ClaimEvent;
import org.tongzhou.core.claim.ClaimState;
import org.tongzhou.core.claim.Course;
import org.tongzhou.core.claim.Diagnosis;

/// A claim as it stands, without what is sealed.
///
/// @param lastStep the number of its last step, from 1
/// @param since when that step was taken
/// @param dueAt by when what it waits for must be done
public record ClaimView(
        long claim,
        int plan,
        int planVersion,
        long household,
        long enrolment,
        long person,
        Diagnosis diagnosis,
        int ageAtDiagnosis,
        long reportedBy,
        Instant reportedAt,
        ClaimState state,
        int lastStep,
        Instant since,
        Optional<Instant> dueAt) {

    /// Whether the person who reported it can still take it back.
    public boolean isWithdrawable() {
        return Course.transition(state, ClaimEvent.WITHDRAWN).isPresent();
    }

    /// Whether papers can still be added.
    public boolean takesPapers() {
        return state instanceof ClaimState.Open;
    }
}
