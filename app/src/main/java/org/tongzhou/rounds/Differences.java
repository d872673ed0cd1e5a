package org.tongzhou.rounds;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Fold;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.Spans;
import org.tongzhou.enrolment.Truth;
import org.tongzhou.plans.Plans;

/// The door to what a truth would change in struck rounds: computed the same way before it is
/// entered, as a preview, and when it is settled.
@Component
public class Differences {

    private final Spans spans;
    private final AdjustmentRepository adjustments;
    private final RoundTables tables;
    private final Plans plans;

    Differences(Spans spans, AdjustmentRepository adjustments, RoundTables tables, Plans plans) {
        this.spans = spans;
        this.adjustments = adjustments;
        this.tables = tables;
        this.plans = plans;
    }

    /// Whose charges are looked at, and up to which epoch rounds did not know better.
    record Subject(int plan, long household, long enrolment, int epoch) {}

    /// What a truth would change in the struck rounds of a membership, the first round first.
    public List<Difference> of(Membership membership, Truth truth) {
        var subject =
                new Subject(
                        membership.plan(),
                        membership.household(),
                        membership.enrolment(),
                        Integer.MAX_VALUE);
        return of(subject, truth, tables.of(membership.plan(), Integer.MAX_VALUE));
    }

    List<Difference> of(Subject subject, Truth truth, PlanRounds table) {
        FolioSpans charged =
                spans.of(subject.plan(), subject.household(), subject.enrolment(), subject.epoch());
        FolioSpans real = real(charged, truth);
        Fold fold = new Fold(table);
        var calendar = plans.version(subject.plan(), 1).calendar();
        List<Difference> differences = new ArrayList<>();
        for (int round = table.firstRound(); round <= table.lastRound(); round++) {
            if (table.isStruck(round) && table.terms(round).epoch() < subject.epoch()) {
                long due = fold.chargeMinor(real, 0, real.size(), round);
                long was =
                        fold.chargeMinor(charged, 0, charged.size(), round)
                                + adjustments.sumMinor(
                                        subject.household(), subject.enrolment(), round);
                if (due != was) {
                    differences.add(
                            new Difference(
                                    round,
                                    calendar.noticeDay(round),
                                    new Amount(was),
                                    new Amount(due)));
                }
            }
        }
        return differences;
    }

    /// The segments as they truly were: the last one as the truth says, those before it no longer
    /// than that, and all with the true birth. Every round may know them.
    private static FolioSpans real(FolioSpans charged, Truth truth) {
        FolioSpans real = new FolioSpans();
        for (int row = 0; row < charged.size(); row++) {
            boolean isLast = row == charged.size() - 1;
            if (isLast || charged.segment(row + 1) != charged.segment(row)) {
                real.add(
                        new FolioSpans.Row(
                                charged.household(row),
                                charged.enrolment(row),
                                charged.segment(row),
                                1,
                                0,
                                isLast ? truth.firstRound() : charged.firstRound(row),
                                isLast
                                        ? truth.lastRound()
                                        : Math.min(charged.lastRound(row), truth.lastRound()),
                                truth.birthRound(),
                                charged.carriedMinor(row)));
            }
        }
        return real;
    }
}
