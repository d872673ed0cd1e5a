package org.tongzhou.rounds;

import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.core.round.ClassCounts;
import org.tongzhou.core.round.FolioPass;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.enrolment.Spans;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Members;
import org.tongzhou.plans.Plans;

/// Fixes who shares in a round: raises the epoch behind the closed gate, then counts folio by
/// folio.
@Component
class Freezing {

    private final RoundRepository rounds;
    private final StatementRepository statements;
    private final RoundTables tables;
    private final FrozenRounds frozen;
    private final ClosingRounds closings;
    private final Spans spans;
    private final Members members;
    private final Plans plans;
    private final Gate gate;
    private final TransactionTemplate transaction;

    Freezing(
            RoundRepository rounds,
            StatementRepository statements,
            RoundTables tables,
            FrozenRounds frozen,
            ClosingRounds closings,
            Spans spans,
            Members members,
            Plans plans,
            Gate gate,
            TransactionTemplate transaction) {
        this.rounds = rounds;
        this.statements = statements;
        this.tables = tables;
        this.frozen = frozen;
        this.closings = closings;
        this.spans = spans;
        this.members = members;
        this.plans = plans;
        this.gate = gate;
        this.transaction = transaction;
    }

    /// Closes the gate, fixes the epoch. From here on nothing that comes later can enter the round.
    /// While an earlier round is being closed, it waits: that ends cover before this one.
    void fixEpoch(Round round) {
        transaction.executeWithoutResult(status -> {
            if (rounds.lock(round.plan(), round.number()).orElseThrow().state()
                    != RoundState.OPEN) {
                return;
            }
            Moment moment = gate.raise();
            // Behind the gate, where no closing begins.
            if (closings.isUnderWay(round.plan())) {
                status.setRollbackOnly();
                return;
            }
            rounds.freeze(round, moment.epoch(), moment.instant());
        });
    }

    /// Counts the folios that are not counted yet, then announces the round.
    void count(Round round, Progress progress) {
        Set<Integer> done = rounds.counts(round).keySet();
        int all = members.lastFolio() + 1;
        List<Integer> left =
                IntStream.range(0, all).filter(folio -> !done.contains(folio)).boxed().toList();
        PlanRounds table = tables.of(round.plan(), round.number());
        FolioWorkers.work(
                left,
                () -> worker(round, table),
                counted -> progress.at(done.size() + counted, all));
        transaction.executeWithoutResult(_ -> announce(round));
    }

    private IntConsumer worker(Round round, PlanRounds table) {
        FolioPass pass = new FolioPass(table);
        FrozenRounds.Writer writer = frozen.writer(round);
        int epoch = round.epoch().orElseThrow();
        return folio -> {
            FolioSpans rows = spans.settle(folio, round.plan(), epoch);
            writer.write(folio, rows);
            rounds.insertCount(round, folio, pass.count(rows, round.number()));
        };
    }

    private void announce(Round round) {
        boolean announced =
                rounds.move(round, RoundState.FREEZING, RoundState.ANNOUNCED, gate.now());
        long least =
                plans.version(round.plan(), round.planVersion())
                        .plan()
                        .members()
                        .minimum()
                        .orElse(0);
        if (announced && total(round).members() < least && onceReached(round.plan(), least)) {
            plans.beginClosing(round.plan(), round.number());
        }
    }

    /// A plan that is still growing has not fallen below its minimum.
    private boolean onceReached(int plan, long least) {
        return statements.ofPlan(plan).stream().anyMatch(statement -> statement.members() >= least);
    }

    /// The counts of all folios together.
    ClassCounts total(Round round) {
        ClassCounts total = new ClassCounts();
        rounds.counts(round).values().forEach(total::addAll);
        return total;
    }
}
