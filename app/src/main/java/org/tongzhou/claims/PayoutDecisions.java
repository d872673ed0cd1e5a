package org.tongzhou.claims;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.core.claim.Assessment;
import org.tongzhou.enrolment.DecidedPayouts;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.MovedMembers;
import org.tongzhou.enrolment.Truth;

/// Lays what a correction says beside the claim that was decided by what was known.
@Component
class PayoutDecisions implements DecidedPayouts {

    private final ClaimRepository claims;
    private final Assessments assessments;
    private final MovedMembers moved;

    PayoutDecisions(ClaimRepository claims, Assessments assessments, MovedMembers moved) {
        this.claims = claims;
        this.assessments = assessments;
        this.moved = moved;
    }

    @Override
    public boolean isDecidedFor(Membership membership) {
        return decided(membership).isPresent();
    }

    private Optional<ClaimView> decided(Membership membership) {
        return claims.awarded(membership.plan(), membership.person())
                .flatMap(claims::find)
                .filter(claim ->
                        moved.pieces(membership).stream()
                                .anyMatch(piece -> piece.enrolment() == claim.enrolment()));
    }

    @Override
    public boolean wouldDiffer(Membership membership, Truth truth, LocalDate birth) {
        ClaimView claim = decided(membership).orElseThrow();
        Assessment known = assessments.of(claim);
        Assessment truly = assessments.of(claim, membership.as(truth), birth);
        return !truly.benefit().equals(known.benefit())
                || !truly.obstacles().equals(known.obstacles());
    }
}
