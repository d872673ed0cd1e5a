package org.tongzhou.collection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.collection.BatchRepository.Batch;
import org.tongzhou.core.debit.FolioDebits;
import org.tongzhou.core.debit.FolioDebits.Outcome;
import org.tongzhou.core.debit.FolioMandates;
import org.tongzhou.core.debit.Instructions;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Mandates;

/// Prepares the batches of a folio, and puts them together again with the same bytes as often as
/// they are sent.
///
/// The row is stored before anything is sent; what cannot be debited becomes an unpaid row in the
/// same transaction, so that all the rest is derived.
@Component
class Batches {

    /// Of a folio's households this part is few.
    private static final int FEW = 8;

    private final BatchRepository batches;
    private final QuestionRepository questions;
    private final LineRepository stored;
    private final UnpaidRepository unpaid;
    private final Demands demands;
    private final Mandates mandates;
    private final FolioLock lock;
    private final Gate gate;

    Batches(
            BatchRepository batches,
            QuestionRepository questions,
            LineRepository stored,
            UnpaidRepository unpaid,
            Demands demands,
            Mandates mandates,
            FolioLock lock,
            Gate gate) {
        this.batches = batches;
        this.questions = questions;
        this.stored = stored;
        this.unpaid = unpaid;
        this.demands = demands;
        this.mandates = mandates;
        this.lock = lock;
        this.gate = gate;
    }

    /// A batch with what is to be sent; nothing where it asks for nothing.
    record Prepared(Batch batch, Optional<DebitBatch> toSend) {}

    /// Prepares a folio, in as many parts as the channel's limit makes of it.
    ///
    /// @param limit the most that the channel takes in one batch, if it says so now
    /// @return nothing if another server does it or has done it, or if the limit is needed and not
    ///     known
    @Transactional
    public List<Prepared> prepare(Run run, int folio, OptionalInt limit) {
        Moment moment = gate.enter();
        if (!lock.tryToTake(folio) || batches.isPrepared(run.number(), folio)) {
            return List.of();
        }
        FolioDemand demand = demands.possible(run, folio);
        FolioMandates ofFolio = mandates(run, folio, demand.debits());
        Map<Long, Question> asked = questions.latest(folio, run.epoch());
        asked.values().stream()
                .filter(Question::isAgreed)
                .forEach(yes ->
                        demand.debits()
                                .agreed(
                                        yes.household(),
                                        yes.day().toEpochDay(),
                                        yes.amount().minor()));
        demand.debits().judge(ofFolio);
        List<Instructions> parts = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        split(run, demand.debits(), ofFolio, limit.orElse(Integer.MAX_VALUE), parts, ends);
        boolean isAny = parts.getFirst().count() > 0;
        if (isAny && limit.isEmpty()) {
            return List.of();
        }
        List<Prepared> prepared = store(run, folio, demand, parts, ends, moment);
        setAside(run, folio, demand, asked);
        return prepared;
    }

    /// A retry asks few; for them a walk over the folio is the longer way.
    private FolioMandates mandates(Run run, int folio, FolioDebits debits) {
        long[] owing = debits.owing();
        return owing.length < Folio.HOUSEHOLDS / FEW
                ? mandates.of(folio, owing, run.epoch())
                : mandates.folio(folio, run.epoch());
    }

    /// @param ends gets the last household of each part but the last
    private static void split(
            Run run,
            FolioDebits debits,
            FolioMandates mandates,
            int limit,
            List<Instructions> parts,
            List<Long> ends) {
        parts.add(new Instructions(run.number(), Folio.HOUSEHOLDS));
        debits.forEach((household, outcome, minor) -> {
            if (outcome == Outcome.INSTRUCTED) {
                if (parts.getLast().count() == limit) {
                    parts.add(new Instructions(run.number(), Folio.HOUSEHOLDS));
                    ends.add(household - 1);
                }
                parts.getLast().add(household, mandates, minor);
            }
        });
    }

    private List<Prepared> store(
            Run run,
            int folio,
            FolioDemand demand,
            List<Instructions> parts,
            List<Long> ends,
            Moment moment) {
        List<Prepared> prepared = new ArrayList<>();
        long first = Folio.firstHousehold(folio);
        for (int part = 1; part <= parts.size(); part++) {
            Instructions rows = parts.get(part - 1);
            long last =
                    part == parts.size() ? Folio.firstHousehold(folio + 1) - 1 : ends.get(part - 1);
            Batch batch = batch(folio, part, first, last, rows, demand.debits());
            List<Unpaid> along =
                    demand.rows().stream()
                            .filter(row -> batch.speaksOf(row.household()))
                            .filter(row -> flies(demand, row.household()))
                            .toList();
            byte[] packed = along.isEmpty() ? null : Flights.packed(folio, run.number(), along);
            batches.insert(run, batch, packed, moment.instant());
            prepared.add(new Prepared(batch, toSend(run, batch, rows)));
            first = last + 1;
        }
        return prepared;
    }

    private static Batch batch(
            int folio, int part, long first, long last, Instructions rows, FolioDebits debits) {
        return new Batch(
                folio,
                part,
                first,
                last,
                rows.count(),
                new Amount(rows.sumMinor()),
                rows.digest(),
                Optional.of(amounts(debits.sums(first, last))),
                false);
    }

    private static SortedMap<Integer, Amount> amounts(SortedMap<Integer, Long> sums) {
        SortedMap<Integer, Amount> amounts = new TreeMap<>();
        sums.forEach((plan, minor) -> amounts.put(plan, new Amount(minor)));
        return amounts;
    }

    private static Optional<DebitBatch> toSend(Run run, Batch batch, Instructions rows) {
        return rows.count() == 0
                ? Optional.empty()
                : Optional.of(
                        DebitBatch.of(run.batchId(batch.folio(), batch.part()), run.day(), rows));
    }

    private static boolean flies(FolioDemand demand, long household) {
        return demand.debits().outcome(household) == Outcome.INSTRUCTED;
    }

    /// Marks what flies by itself, and keeps what cannot be debited and why.
    private void setAside(Run run, int folio, FolioDemand demand, Map<Long, Question> asked) {
        for (Line line : demand.lines()) {
            switch (demand.debits().outcome(line.household())) {
                case INSTRUCTED ->
                        stored.move(line, Line.State.IN_FLIGHT, OptionalInt.of(run.number()));
                case ASKED -> stored.move(line, Line.State.ASKED, OptionalInt.empty());
                case NO_MANDATE, NOTHING -> stored.move(line, Line.State.OPEN, OptionalInt.empty());
            }
        }
        Map<Unpaid.State, List<Unpaid>> moved = new HashMap<>();
        for (Unpaid row : demand.rows()) {
            Unpaid.State state =
                    demand.debits().outcome(row.household()) == Outcome.ASKED
                            ? Unpaid.State.ASKED
                            : Unpaid.State.OPEN;
            if (!flies(demand, row.household()) && row.state() != state) {
                moved.computeIfAbsent(state, _ -> new ArrayList<>()).add(row);
            }
        }
        moved.forEach((state, rows) -> unpaid.move(folio, rows, state, OptionalInt.empty()));
        unpaid.insert(folio, run.number(), fresh(run, demand, asked));
    }

    /// New shares that cannot be debited. A question that waits for its answer stays as it is;
    /// after a no, or for more, a payer is asked anew.
    private List<Unpaid> fresh(Run run, FolioDemand demand, Map<Long, Question> asked) {
        List<Unpaid> fresh = new ArrayList<>();
        FolioDebits debits = demand.debits();
        debits.forEach((household, outcome, minor) -> {
            if (outcome == Outcome.ASKED) {
                Question question = asked.get(household);
                if (question == null || !question.stands(debits)) {
                    questions.ask(household, new Amount(minor), run);
                }
            }
            if (outcome != Outcome.INSTRUCTED && debits.hasNew(household)) {
                fresh.add(fresh(household, run, outcome));
            }
        });
        return fresh;
    }

    private static Unpaid fresh(long household, Run run, Outcome outcome) {
        return outcome == Outcome.ASKED
                ? new Unpaid(
                        household,
                        run.number(),
                        Unpaid.Reason.CEILING,
                        Unpaid.State.ASKED,
                        OptionalInt.empty())
                : Unpaid.open(household, run.number(), Unpaid.Reason.NO_MANDATE);
    }

    /// The prepared batch again.
    ///
    /// @throws IllegalStateException if its bytes differ from what was prepared: the folio stops
    ///     here
    @Transactional(readOnly = true)
    public DebitBatch again(Run run, Batch batch) {
        FolioDebits debits = demands.prepared(run, batch).debits().judged();
        FolioMandates ofFolio = mandates(run, batch.folio(), debits);
        Instructions rows = new Instructions(run.number(), batch.instructions());
        debits.forEach((household, _, minor) -> rows.add(household, ofFolio, minor));
        if (!Arrays.equals(rows.digest(), batch.digest())) {
            throw new IllegalStateException(
                    ("run %d, folio %d: the batch differs from what was prepared"
                                    + " (%d of %s, now %d of %s)")
                            .formatted(
                                    run.number(),
                                    batch.folio(),
                                    batch.instructions(),
                                    batch.total(),
                                    rows.count(),
                                    new Amount(rows.sumMinor())));
        }
        return toSend(run, batch, rows).orElseThrow();
    }
}
