package org.tongzhou.collection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Moment;

/// Takes in what the channel says of one instruction after its batch was answered.
@Component
class Answers {

    private final LineRepository stored;
    private final UnpaidRepository unpaid;
    private final PaidLaterRepository paidLater;
    private final DerivedLines derived;
    private final DebitEntries entries;
    private final FolioLock lock;

    Answers(
            LineRepository stored,
            UnpaidRepository unpaid,
            PaidLaterRepository paidLater,
            DerivedLines derived,
            DebitEntries entries,
            FolioLock lock) {
        this.stored = stored;
        this.unpaid = unpaid;
        this.paidLater = paidLater;
        this.derived = derived;
        this.entries = entries;
        this.lock = lock;
    }

    /// A pending instruction was taken after all.
    void takenLate(Run run, long household, Moment moment) {
        int folio = Folio.of(household);
        lock.take(folio);
        SortedMap<Integer, Amount> taken = new TreeMap<>();
        String instruction = run.instructionId(household);
        for (Line line : linesUnknownIn(run, household)) {
            add(taken, line.plan(), line.open());
            stored.change(
                    line,
                    LineRepository.Event.PAID,
                    line.open().negated(),
                    null,
                    instruction,
                    moment);
        }
        List<Unpaid> rows = rowsUnknownIn(run, household);
        derived.of(folio, rows).forEach(line -> add(taken, line.plan(), line.open()));
        if (!rows.isEmpty()) {
            var day = entries.day(taken.firstKey(), moment);
            unpaid.delete(folio, rows);
            paidLater.add(folio, rows.stream().map(row -> PaidLater.of(row, run, day)).toList());
        }
        entries.post("late/" + instruction, taken, moment);
    }

    /// A pending instruction failed after all.
    void failedLate(Run run, long household) {
        int folio = Folio.of(household);
        lock.take(folio);
        for (Line line : linesUnknownIn(run, household)) {
            stored.move(line, Line.State.OPEN, OptionalInt.empty());
        }
        unpaid.move(folio, rowsUnknownIn(run, household), Unpaid.State.OPEN, OptionalInt.empty());
    }

    private List<Line> linesUnknownIn(Run run, long household) {
        OptionalInt inRun = OptionalInt.of(run.number());
        return stored.ofHousehold(household).stream()
                .filter(line -> line.state() == Line.State.UNKNOWN && line.run().equals(inRun))
                .toList();
    }

    private List<Unpaid> rowsUnknownIn(Run run, long household) {
        return unpaid.ofHousehold(household).stream()
                .filter(row -> row.isUnknownIn(run.number()))
                .toList();
    }

    /// A taken instruction was given back: what it took is open again, whatever became of its
    /// rounds.
    void reversed(Run run, long household, Moment moment) {
        int folio = Folio.of(household);
        lock.take(folio);
        SortedMap<Integer, Amount> back = new TreeMap<>();
        String instruction = run.instructionId(household);
        for (Line line : stored.paidBy(household, instruction)) {
            Amount again = stored.paidBy(line, instruction);
            stored.change(
                    line, LineRepository.Event.REVERSED, again, "REVERSED", instruction, moment);
            add(back, line.plan(), again.negated());
        }
        for (Unpaid row : openAgain(run, household)) {
            List<Line> lines = derived.of(folio, List.of(row));
            lines.forEach(line -> add(back, line.plan(), line.open().negated()));
            if (!lines.isEmpty()) {
                unpaid.insert(folio, row.run(), List.of(row));
            }
        }
        entries.post("reversal/" + instruction, back, moment);
    }

    /// What an instruction took beside lines of their own: what was paid later by it, and the
    /// shares that it debited first, unless those were not taken then.
    private List<Unpaid> openAgain(Run run, long household) {
        List<Unpaid> again = new ArrayList<>();
        Set<Integer> known = new HashSet<>();
        unpaid.ofHousehold(household).forEach(row -> known.add(row.run()));
        for (PaidLater paid : paidLater.ofHousehold(household)) {
            known.add(paid.run());
            if (paid.inRun() == run.number()) {
                paidLater.remove(paid);
                again.add(Unpaid.open(household, paid.run(), Unpaid.Reason.REVERSED));
            }
        }
        if (!known.contains(run.number())) {
            again.add(Unpaid.open(household, run.number(), Unpaid.Reason.REVERSED));
        }
        return again;
    }

    private static void add(SortedMap<Integer, Amount> sums, int plan, Amount amount) {
        sums.merge(plan, amount, Amount::plus);
    }
}
