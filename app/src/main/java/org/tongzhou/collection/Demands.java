package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.BatchRepository.Batch;
import org.tongzhou.collection.RunRepository.RunRound;
import org.tongzhou.collection.RunRounds.Debited;
import org.tongzhou.core.debit.FolioDebits;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.Rounds;

/// Puts together what the households of a folio owe in a run.
///
/// Before the batch is prepared: everything that is open and every derived share. After it: the
/// same again from what preparing left, so that a batch can be sent twice with the same bytes.
@Component
class Demands {

    private final Dues dues;
    private final LineRepository stored;
    private final LineSearch search;
    private final UnpaidRepository unpaid;
    private final DerivedLines derived;
    private final RunRounds runRounds;
    private final RunRepository runs;
    private final Rounds rounds;
    private final Plans plans;
    private final Gate gate;

    Demands(
            Dues dues,
            LineRepository stored,
            LineSearch search,
            UnpaidRepository unpaid,
            DerivedLines derived,
            RunRounds runRounds,
            RunRepository runs,
            Rounds rounds,
            Plans plans,
            Gate gate) {
        this.dues = dues;
        this.stored = stored;
        this.search = search;
        this.unpaid = unpaid;
        this.derived = derived;
        this.runRounds = runRounds;
        this.runs = runs;
        this.rounds = rounds;
        this.plans = plans;
        this.gate = gate;
    }

    /// What a run could collect in a folio.
    FolioDemand possible(Run run, int folio) {
        Set<Integer> prePaid = prePaidPlans();
        Map<RunRound, Boolean> inTime = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        for (Line line : stored.openIn(folio)) {
            boolean isWaiting = line.state() == Line.State.OPEN || line.state() == Line.State.ASKED;
            if (isWaiting
                    && !prePaid.contains(line.plan())
                    && inTime.computeIfAbsent(
                            new RunRound(line.plan(), line.round()), one -> isInTime(run, one))) {
                lines.add(line);
            }
        }
        List<Unpaid> all = unpaid.ofFolio(folio);
        Map<Integer, Boolean> isRetried = new HashMap<>();
        List<Unpaid> rows =
                all.stream()
                        .filter(Unpaid::isWaiting)
                        .filter(row ->
                                isRetried.computeIfAbsent(row.run(), of -> isInTime(run, of)))
                        .toList();
        return demand(run, folio, lines, rows, all, _ -> true);
    }

    /// From some days before the next debit day on, that day's instruction takes the line.
    private boolean isInTime(Run run, RunRound round) {
        return run.kind() == Run.Kind.FIRST || !run.day().isAfter(retriesEndOn(round));
    }

    /// A row goes as a whole, so it is retried while that is in time for all its rounds.
    boolean isInTime(Run run, int ofRun) {
        return runRounds.of(ofRun).stream()
                .allMatch(one -> isInTime(run, new RunRound(one.plan(), one.round())));
    }

    /// Whether a retry on a day would find anything that was open before.
    boolean isAnythingToRetry(LocalDate today) {
        Run probe = new Run(0, today, Run.Kind.RETRY, 0, false);
        Set<Integer> prePaid = prePaidPlans();
        boolean line =
                search.waitingSince(today).stream()
                        .anyMatch(
                                round -> !prePaid.contains(round.plan()) && isInTime(probe, round));
        return line
                || unpaid.isWaiting(
                        runs.firstBetween(today.minusMonths(2), today).stream()
                                .map(Run::number)
                                .filter(run -> isInTime(probe, run))
                                .toList());
    }

    /// What a prepared batch asks for.
    FolioDemand prepared(Run run, Batch batch) {
        List<Line> lines =
                stored.inRun(batch.folio(), run.number()).stream()
                        .filter(line -> line.state() == Line.State.IN_FLIGHT)
                        .filter(line -> batch.speaksOf(line.household()))
                        .toList();
        List<Unpaid> all = unpaid.ofFolio(batch.folio());
        return demand(run, batch.folio(), lines, flying(all, run, batch), all, batch::speaksOf);
    }

    /// The rows that fly with a batch.
    static List<Unpaid> flying(List<Unpaid> all, Run run, Batch batch) {
        return all.stream()
                .filter(row -> row.state() == Unpaid.State.IN_FLIGHT)
                .filter(row -> row.inRun().orElseThrow() == run.number())
                .filter(row -> batch.speaksOf(row.household()))
                .toList();
    }

    private FolioDemand demand(
            Run run,
            int folio,
            List<Line> lines,
            List<Unpaid> rows,
            Collection<Unpaid> all,
            LongPredicate speaksOf) {
        FolioDebits debits = new FolioDebits(folio);
        addOpen(debits, lines);
        addOpen(debits, derived.of(folio, rows));
        Set<Long> setAside = new HashSet<>();
        all.stream()
                .filter(row -> row.run() == run.number())
                .forEach(row -> setAside.add(row.household()));
        for (Debited debited : runRounds.of(run.number())) {
            addNew(debits, folio, debited, setAside, speaksOf);
        }
        return new FolioDemand(debits, lines, rows);
    }

    private static void addOpen(FolioDebits debits, List<Line> lines) {
        for (Line line : lines) {
            long openedOn = line.openedOn().toEpochDay();
            debits.addOpen(line.plan(), line.household(), line.open().minor(), openedOn);
        }
    }

    /// Adds the derived shares; one that has a row of its own or was written off, or whose
    /// household has an unpaid row, is an exception and not derived any more.
    private void addNew(
            FolioDebits debits,
            int folio,
            Debited debited,
            Set<Long> setAside,
            LongPredicate speaksOf) {
        Set<Long> apart = derived.exceptions(folio, debited);
        boolean isPlain = setAside.isEmpty() && apart.isEmpty();
        dues.each(
                folio,
                debited,
                (household, enrolment, _, charge) -> {
                    boolean isException =
                            !isPlain && (setAside.contains(household) || apart.contains(enrolment));
                    if (!isException && speaksOf.test(household)) {
                        debits.addNew(debited.plan(), household, charge);
                    }
                });
    }

    private LocalDate retriesEndOn(RunRound round) {
        return retriesEndOn(rounds.find(round.plan(), round.round()).orElseThrow());
    }

    /// The last day on which the lines of a round are retried by themselves.
    LocalDate retriesEndOn(Round round) {
        ListedPlan plan = plans.version(round.plan(), round.planVersion());
        int stops = plan.plan().arrears().retryStopsDaysBeforeNextDebit();
        return plan.calendar().debitDay(round.number() + 1).minusDays(stops);
    }

    /// Plans whose shares are taken from balances.
    Set<Integer> prePaidPlans() {
        Set<Integer> prePaid = new HashSet<>();
        for (ListedPlan plan : plans.inForce(gate.now())) {
            if (plan.plan().isPrePaid()) {
                prePaid.add(plan.number());
            }
        }
        return prePaid;
    }
}
