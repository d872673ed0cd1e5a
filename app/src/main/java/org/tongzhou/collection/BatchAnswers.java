package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.collection.BatchRepository.Batch;
import org.tongzhou.core.debit.FolioDebits;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;

/// Takes in what the channel says of a batch: what it does not name was taken.
///
/// Only the spans of the households that it names are read: what was taken is what the batch came
/// to, less what they owe.
@Component
class BatchAnswers {

    private final BatchRepository batches;
    private final LineRepository stored;
    private final UnpaidRepository unpaid;
    private final PaidLaterRepository paidLater;
    private final DerivedLines derived;
    private final Demands demands;
    private final DebitEntries entries;
    private final FolioLock lock;
    private final Gate gate;

    BatchAnswers(
            BatchRepository batches,
            LineRepository stored,
            UnpaidRepository unpaid,
            PaidLaterRepository paidLater,
            DerivedLines derived,
            Demands demands,
            DebitEntries entries,
            FolioLock lock,
            Gate gate) {
        this.batches = batches;
        this.stored = stored;
        this.unpaid = unpaid;
        this.paidLater = paidLater;
        this.derived = derived;
        this.demands = demands;
        this.entries = entries;
        this.lock = lock;
        this.gate = gate;
    }

    /// What the answer means for what we have.
    ///
    /// @param named what it names, by household
    /// @param lines those that fly with the batch
    /// @param rows those that fly with the batch
    /// @param fresh shares that were debited first with this batch and not taken
    private record Outcome(
            Map<Long, NotTaken> named, List<Line> lines, List<Unpaid> rows, List<Unpaid> fresh) {}

    /// Applies the answer to a batch; a second time, on whatever server, nothing happens.
    @Transactional
    public void apply(Run run, Batch sent, BatchAnswer.Done answer) {
        Moment moment = gate.enter();
        lock.take(sent.folio());
        Batch batch = batches.of(run, sent.folio(), sent.part());
        if (batch.isAnswered()) {
            return;
        }
        SortedMap<Integer, Amount> taken = new TreeMap<>(sums(run, batch));
        Outcome outcome = outcome(run, batch, named(run, answer), taken);
        taken.values().removeIf(Amount::isZero);
        requireAgreement(run, batch, outcome, answer, taken);
        batches.answer(run, batch, answer.takenCount(), answer.takenSum(), moment.instant());
        store(run, batch, outcome);
        pay(run, batch, outcome, taken, moment);
        String id = run.batchId(batch.folio(), batch.part());
        entries.post("debits/" + id, taken, moment);
    }

    private SortedMap<Integer, Amount> sums(Run run, Batch batch) {
        return batch.sums()
                .orElseGet(() -> {
                    FolioDebits debits = demands.prepared(run, batch).debits().judged();
                    SortedMap<Integer, Amount> sums = new TreeMap<>();
                    debits.sums(batch.first(), batch.last())
                            .forEach((plan, minor) -> sums.put(plan, new Amount(minor)));
                    return sums;
                });
    }

    private static Map<Long, NotTaken> named(Run run, BatchAnswer.Done answer) {
        Map<Long, NotTaken> named = new HashMap<>();
        answer.notTaken().forEach(not -> named.put(run.household(not.instruction()), not));
        return named;
    }

    /// @param taken what all comes to by plan; what was not taken is subtracted from it
    private Outcome outcome(
            Run run, Batch batch, Map<Long, NotTaken> named, SortedMap<Integer, Amount> taken) {
        List<Line> lines =
                stored.inRun(batch.folio(), run.number()).stream()
                        .filter(line -> batch.speaksOf(line.household()))
                        .toList();
        List<Unpaid> all = unpaid.ofFolio(batch.folio());
        List<Unpaid> rows = Demands.flying(all, run, batch);
        Set<Long> open = new HashSet<>();
        List<Line> notTaken = new ArrayList<>(lines);
        notTaken.addAll(
                derived.of(
                        batch.folio(),
                        rows.stream().filter(row -> named.containsKey(row.household())).toList()));
        for (Line line : notTaken) {
            if (named.containsKey(line.household())) {
                open.add(line.household());
                taken.merge(line.plan(), line.open().negated(), Amount::plus);
            }
        }
        List<Unpaid> fresh = fresh(run, batch, named, all, taken);
        fresh.forEach(row -> open.add(row.household()));
        if (!open.equals(named.keySet())) {
            throw wrong(run, batch, "the answer names households that are not in it");
        }
        return new Outcome(named, lines, rows, fresh);
    }

    private List<Unpaid> fresh(
            Run run,
            Batch batch,
            Map<Long, NotTaken> named,
            List<Unpaid> all,
            SortedMap<Integer, Amount> taken) {
        Set<Long> setAside = new HashSet<>();
        all.stream()
                .filter(row -> row.run() == run.number())
                .forEach(row -> setAside.add(row.household()));
        Map<Long, Unpaid> possible = new TreeMap<>();
        named.forEach((household, not) -> {
            if (!setAside.contains(household) && batch.speaksOf(household)) {
                int number = run.number();
                possible.put(household, Unpaid.notTaken(household, number, not, number));
            }
        });
        Set<Long> charged = new HashSet<>();
        for (Line line : derived.of(batch.folio(), possible.values())) {
            charged.add(line.household());
            taken.merge(line.plan(), line.open().negated(), Amount::plus);
        }
        possible.keySet().retainAll(charged);
        return List.copyOf(possible.values());
    }

    private static void requireAgreement(
            Run run,
            Batch batch,
            Outcome outcome,
            BatchAnswer.Done answer,
            SortedMap<Integer, Amount> taken) {
        Amount sum = taken.values().stream().reduce(Amount.ZERO, Amount::plus);
        int count = batch.instructions() - outcome.named().size();
        if (!sum.equals(answer.takenSum()) || count != answer.takenCount()) {
            throw wrong(
                    run,
                    batch,
                    "the channel took %d of %s, by our books %d of %s"
                            .formatted(answer.takenCount(), answer.takenSum(), count, sum));
        }
    }

    private static IllegalStateException wrong(Run run, Batch batch, String what) {
        return new IllegalStateException(
                "run %d, folio %d, part %d: %s"
                        .formatted(run.number(), batch.folio(), batch.part(), what));
    }

    /// What was not taken. A row that was open and is so still is not touched.
    private void store(Run run, Batch batch, Outcome outcome) {
        OptionalInt inRun = OptionalInt.of(run.number());
        unpaid.insert(batch.folio(), run.number(), outcome.fresh());
        List<Unpaid> pending = new ArrayList<>();
        List<Unpaid> failed = new ArrayList<>();
        for (Unpaid row : outcome.rows()) {
            switch (outcome.named().get(row.household())) {
                case NotTaken.Pending(String _) -> pending.add(row);
                case NotTaken.Failed(String _, DebitRefusal _) -> failed.add(row);
                case null -> {}
            }
        }
        unpaid.move(batch.folio(), pending, Unpaid.State.UNKNOWN, inRun);
        unpaid.askedNoMore(batch.folio(), failed);
        for (Line line : outcome.lines()) {
            switch (outcome.named().get(line.household())) {
                case NotTaken.Pending(String _) -> stored.move(line, Line.State.UNKNOWN, inRun);
                case NotTaken.Failed(String _, DebitRefusal _) ->
                        stored.move(line, Line.State.OPEN, OptionalInt.empty());
                case null -> {}
            }
        }
    }

    private void pay(
            Run run,
            Batch batch,
            Outcome outcome,
            SortedMap<Integer, Amount> taken,
            Moment moment) {
        for (Line line : outcome.lines()) {
            if (!outcome.named().containsKey(line.household())) {
                String ref = run.instructionId(line.household());
                Amount paid = line.open().negated();
                stored.change(line, LineRepository.Event.PAID, paid, null, ref, moment);
            }
        }
        List<Unpaid> paid =
                outcome.rows().stream()
                        .filter(row -> !outcome.named().containsKey(row.household()))
                        .toList();
        if (!paid.isEmpty()) {
            LocalDate day = entries.day(taken.firstKey(), moment);
            unpaid.delete(batch.folio(), paid);
            paidLater.add(
                    batch.folio(), paid.stream().map(row -> PaidLater.of(row, run, day)).toList());
        }
    }
}
