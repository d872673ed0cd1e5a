package org.tongzhou.enrolment;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.enrolment.SpanRepository.Latest;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// The door to putting memberships right: what they truly were, who has the seat then, and which
/// differences are not settled yet.
@Component
public class CorrectedMemberships {

    private final Gate gate;
    private final Plans plans;
    private final Transfers transfers;
    private final MembershipRepository memberships;
    private final SpanRepository spans;
    private final CorrectionRepository corrections;
    private final MovedMembers moved;

    CorrectedMemberships(
            Gate gate,
            Plans plans,
            Transfers transfers,
            MembershipRepository memberships,
            SpanRepository spans,
            CorrectionRepository corrections,
            MovedMembers moved) {
        this.gate = gate;
        this.plans = plans;
        this.transfers = transfers;
        this.memberships = memberships;
        this.spans = spans;
        this.corrections = corrections;
        this.moved = moved;
    }

    /// Puts a fact right that rounds knew otherwise. Struck rounds stay; [Correction] tells rounds
    /// what difference to settle. Where the person moved, the truth is about all his memberships in
    /// the plan that follow each other; only the last changes, since the rounds of those before it
    /// are struck.
    ///
    /// @param membership the one that goes on
    @Transactional
    public Correction correct(Membership membership, Truth truth, Ground ground, long byAccount) {
        Moment moment = gate.enter();
        List<Membership> pieces = moved.pieces(membership);
        if (pieces.getLast().enrolment() != membership.enrolment()) {
            throw new IllegalArgumentException(
                    "enrolment %d has moved on".formatted(membership.enrolment()));
        }
        Latest now =
                spans.latest(membership.plan(), membership.household(), membership.enrolment())
                        .orElseThrow();
        Latest revised =
                now.revised(
                        truth.firstRound(), truth.lastRound(), truth.birthRound(), truth.cause());
        spans.insert(membership.household(), membership.enrolment(), revised, moment);
        keepSeat(membership.as(truth), moment);
        return corrections.insert(pieces, truth, ground, byAccount, moment);
    }

    /// Who goes on has the seat, and who is out has none; who is suspended keeps what he has.
    private void keepSeat(Membership corrected, Moment moment) {
        if (corrected.cause() == Cause.SUSPENDED) {
            return;
        }
        if (goesOn(corrected, moment)) {
            memberships.takeSeat(corrected.plan(), corrected.person(), corrected.enrolment());
            moved.noteRevived(corrected, moment);
        } else {
            transfers.belated(corrected, moment);
            memberships.freeSeat(corrected);
        }
    }

    private boolean goesOn(Membership membership, Moment moment) {
        ListedPlan plan = plans.version(membership.plan(), membership.planVersion());
        return !membership.hasEnded(plan, moment.instant());
    }

    /// Whether a corrected membership may have the seat that it needs: nobody else has it. Endings
    /// of the same moment go before or after.
    boolean mayHold(Membership corrected, Moment moment) {
        memberships.lockSeat(corrected);
        return !goesOn(corrected, moment)
                || memberships
                        .seat(corrected.plan(), corrected.person())
                        .filter(other -> other != corrected.enrolment())
                        .isEmpty();
    }

    /// Corrections of a plan whose differences are not settled, in the order of their confirmation.
    public List<Correction> unsettled(int plan) {
        return corrections.unsettled(plan);
    }

    /// Keeps that the differences of a correction are settled, in the transaction that settles
    /// them.
    public void settled(Correction correction, Moment moment) {
        corrections.settle(correction, moment);
    }
}
