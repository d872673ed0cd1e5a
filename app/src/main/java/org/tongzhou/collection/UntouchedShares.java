package org.tongzhou.collection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.BatchRepository.Batch;
import org.tongzhou.collection.RunRepository.RunRound;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Members;
import org.tongzhou.plans.Plans;

/// Shares of rounds whose run has begun and has not come to them: they are owed, and only derived.
@Component
class UntouchedShares {

    private final RunRepository runs;
    private final BatchRepository batches;
    private final LineRepository stored;
    private final UnpaidRepository unpaid;
    private final Dues dues;
    private final Members members;
    private final Plans plans;
    private final Gate gate;

    UntouchedShares(
            RunRepository runs,
            BatchRepository batches,
            LineRepository stored,
            UnpaidRepository unpaid,
            Dues dues,
            Members members,
            Plans plans,
            Gate gate) {
        this.runs = runs;
        this.batches = batches;
        this.stored = stored;
        this.unpaid = unpaid;
        this.dues = dues;
        this.members = members;
        this.plans = plans;
        this.gate = gate;
    }

    /// What they come to in a plan.
    Amount of(int plan) {
        boolean isPrePaid =
                plans.inForce(plan, gate.now())
                        .filter(listed -> listed.plan().isPrePaid())
                        .isPresent();
        Amount sum = Amount.ZERO;
        for (Run run : runs.unfinished()) {
            List<Batch> ofRun = batches.of(run);
            for (RunRound round : runs.rounds(run.number())) {
                if (round.plan() == plan) {
                    sum = sum.plus(of(run, round, ofRun, isPrePaid));
                }
            }
        }
        return sum;
    }

    private Amount of(Run run, RunRound round, List<Batch> ofRun, boolean isPrePaid) {
        Amount sum = Amount.ZERO;
        for (int folio = 0; folio <= members.lastFolio(); folio++) {
            int number = folio;
            List<Batch> parts = ofRun.stream().filter(one -> one.folio() == number).toList();
            boolean isDone =
                    !parts.isEmpty() && (isPrePaid || parts.stream().allMatch(Batch::isAnswered));
            if (!isDone) {
                sum = sum.plus(of(run, round, folio, parts));
            }
        }
        return sum;
    }

    /// The shares of a folio, less those that have become lines or unpaid rows, or were taken.
    private Amount of(Run run, RunRound round, int folio, List<Batch> parts) {
        Set<Long> withLine = new HashSet<>();
        stored.ofRounds(folio, round.plan(), round.round())
                .forEach(line -> withLine.add(line.enrolment()));
        Set<Long> households = new HashSet<>();
        unpaid.ofFolio(folio).stream()
                .filter(row -> row.run() == run.number())
                .forEach(row -> households.add(row.household()));
        Amount sum = Amount.ZERO;
        for (Due due : dues.of(folio, round.plan(), round.round())) {
            boolean isAnswered =
                    parts.stream()
                            .anyMatch(part -> part.isAnswered() && part.speaksOf(due.household()));
            if (!isAnswered
                    && !withLine.contains(due.enrolment())
                    && !households.contains(due.household())) {
                sum = sum.plus(due.amount());
            }
        }
        return sum;
    }
}
