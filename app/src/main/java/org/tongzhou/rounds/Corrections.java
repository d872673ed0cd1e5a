package org.tongzhou.rounds;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Fold;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.enrolment.Correction;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Spans;
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
    private final Spans spans;
    private final RoundRepository rounds;
    private final AdjustmentRepository adjustments;
    private final RoundTables tables;
    private final Gate gate;

    Corrections(
            Enrolments enrolments,
            Spans spans,
            RoundRepository rounds,
            AdjustmentRepository adjustments,
            RoundTables tables,
            Gate gate) {
        this.enrolments = enrolments;
        this.spans = spans;
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
        for (Correction correction : enrolments.unsettledCorrections(plan)) {
            settle(correction, table, moment);
            enrolments.settled(correction, moment);
        }
    }

    private void settle(Correction correction, PlanRounds table, Moment moment) {
        FolioSpans charged =
                spans.of(
                        correction.plan(),
                        correction.household(),
                        correction.enrolment(),
                        correction.epoch());
        FolioSpans real = new FolioSpans().add(truth(correction));
        Fold fold = new Fold(table);
        for (int round = table.firstRound(); round <= table.lastRound(); round++) {
            if (table.isStruck(round) && table.terms(round).epoch() < correction.epoch()) {
                long due = fold.chargeMinor(real, 0, 1, round);
                long was =
                        fold.chargeMinor(charged, 0, charged.size(), round)
                                + adjustments.sumMinor(
                                        correction.household(), correction.enrolment(), round);
                if (due != was) {
                    adjustments.insert(adjustment(correction, round, due - was), moment);
                }
            }
        }
    }

    private static FolioSpans.Row truth(Correction correction) {
        return new FolioSpans.Row(
                correction.household(),
                correction.enrolment(),
                1,
                1,
                0,
                correction.trueFirstRound(),
                correction.trueLastRound(),
                correction.trueBirthRound(),
                0);
    }

    private static Adjustment adjustment(Correction correction, int round, long amountMinor) {
        return new Adjustment(
                correction.household(),
                correction.enrolment(),
                correction.number(),
                round,
                correction.plan(),
                new Amount(amountMinor),
                correction.cause().name());
    }
}
