package org.tongzhou.enrolment;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The door to what confirmed corrections changed: what was known before, and what holds since.
@Component
public class DoneCorrections {

    private final Enrolments enrolments;
    private final CorrectionRepository corrections;
    private final SpanRepository spans;

    DoneCorrections(Enrolments enrolments, CorrectionRepository corrections, SpanRepository spans) {
        this.enrolments = enrolments;
        this.corrections = corrections;
        this.spans = spans;
    }

    /// A correction that holds.
    ///
    /// @param before the membership as it was known
    /// @param after the same as it was put right
    /// @param settledAt when its differences were entered; nothing while they wait for a round
    public record Done(
            Correction correction,
            Membership before,
            Membership after,
            Optional<Instant> settledAt) {}

    /// What a proposal came to; nothing unless it was confirmed.
    public Optional<Done> of(CorrectionProposal proposal) {
        return corrections.ofProposal(proposal.number()).map(one -> done(proposal, one));
    }

    /// The row that it was proposed on still held when it was confirmed: else it was stale.
    private Done done(CorrectionProposal proposal, Correction correction) {
        Membership membership = enrolments.find(correction.enrolment()).orElseThrow();
        Truth known = spans.known(membership, proposal.segment(), proposal.revision());
        return new Done(
                correction,
                membership.as(known),
                membership.as(correction.truth()),
                corrections.settledAt(correction));
    }
}
