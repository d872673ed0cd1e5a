package org.tongzhou.rounds;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.enrolment.CorrectedMemberships;
import org.tongzhou.enrolment.Correction;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;

/// Settles corrections: for each struck round that did not know better, the signed difference
/// between what was charged and what the true facts would have cost at the published prices.
///
/// It runs before a freeze, when every earlier round is struck, so that the adjustments enter the
/// round that is being frozen.
@Component
class Corrections {

    private final Enrolments enrolments;
    private final CorrectedMemberships corrected;
    private final Differences differences;
    private final RoundRepository rounds;
    private final AdjustmentRepository adjustments;
    private final RoundTables tables;
    private final Gate gate;

    Corrections(
            Enrolments enrolments,
            CorrectedMemberships corrected,
            Differences differences,
            RoundRepository rounds,
            AdjustmentRepository adjustments,
            RoundTables tables,
            Gate gate) {
        this.enrolments = enrolments;
        this.corrected = corrected;
        this.differences = differences;
        this.rounds = rounds;
        this.adjustments = adjustments;
        this.tables = tables;
        this.gate = gate;
    }

    /// Settles all corrections of the plan that are not settled yet. Done again, it changes
    /// nothing.
    @Transactional
    public void settle(int plan) {
        if (rounds.ofPlan(plan).stream().noneMatch(Round::isStruck)) {
            return;
        }
        Moment moment = gate.enter();
        PlanRounds table = tables.of(plan, Integer.MAX_VALUE);
        for (Correction correction : corrected.unsettled(plan)) {
            settle(correction, table, moment);
            corrected.settled(correction, moment);
        }
    }

    /// Each difference is entered for the household where its round was shared.
    private void settle(Correction correction, PlanRounds table, Moment moment) {
        Membership membership = enrolments.find(correction.enrolment()).orElseThrow();
        var found = differences.of(membership, correction, table);
        for (Difference one : found) {
            adjustments.insert(adjustment(correction, one), moment);
        }
    }

    private static Adjustment adjustment(Correction correction, Difference one) {
        return new Adjustment(
                one.household(),
                one.enrolment(),
                correction.number(),
                one.round(),
                correction.plan(),
                one.change(),
                correction.cause().name());
    }
}
