package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.RunRepository.RunRound;
import org.tongzhou.collection.ShareRepository.ShareKey;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Moment;

/// All lines, those that have a row of their own and those that stand in an unpaid row of their
/// household, alike.
///
/// When something happens to one line of an unpaid row, all of that row become lines of their own
/// first. Who changes a line holds the lock of its folio.
@Component
class Lines {

    private static final Comparator<Line> IN_ORDER =
            Comparator.comparingLong(Line::household)
                    .thenComparingInt(Line::round)
                    .thenComparingLong(Line::enrolment)
                    .thenComparingInt(Line::correction);

    private final LineRepository stored;
    private final LineSearch search;
    private final UnpaidRepository unpaid;
    private final PaidLaterRepository paidLater;
    private final WrittenOffRepository writtenOff;
    private final DerivedLines derived;
    private final RunRounds rounds;
    private final RunRepository runs;
    private final BatchRepository batches;

    Lines(
            LineRepository stored,
            LineSearch search,
            UnpaidRepository unpaid,
            PaidLaterRepository paidLater,
            WrittenOffRepository writtenOff,
            DerivedLines derived,
            RunRounds rounds,
            RunRepository runs,
            BatchRepository batches) {
        this.stored = stored;
        this.search = search;
        this.unpaid = unpaid;
        this.paidLater = paidLater;
        this.writtenOff = writtenOff;
        this.derived = derived;
        this.rounds = rounds;
        this.runs = runs;
        this.batches = batches;
    }

    /// What is open for a household, all plans together.
    Amount openOf(long household) {
        return ofHousehold(household).stream().map(Line::open).reduce(Amount.ZERO, Amount::plus);
    }

    /// @param all open and closed ones, by round and enrolment
    /// @param paidLater when those were paid that were paid as a whole, late
    record OfHousehold(List<Line> all, Map<ShareKey, LocalDate> paidLater) {}

    /// Lines of a household, open and closed, by round and enrolment.
    List<Line> ofHousehold(long household) {
        return withDays(household).all();
    }

    /// The same, and when they were paid.
    OfHousehold withDays(long household) {
        List<Line> lines = new ArrayList<>(stored.ofHousehold(household));
        lines.addAll(derived.of(Folio.of(household), unpaid.ofHousehold(household)));
        Map<ShareKey, LocalDate> days = new HashMap<>();
        for (PaidLater paid : paidLater.ofHousehold(household)) {
            for (Line line : derived.of(paid)) {
                lines.add(line);
                days.put(ShareKey.of(line), paid.on());
            }
        }
        writtenOff.ofHousehold(household).forEach(share -> lines.add(derived.of(share)));
        lines.sort(IN_ORDER);
        return new OfHousehold(lines, days);
    }

    /// Lines of a folio that are not closed, by household, round and enrolment.
    List<Line> openIn(int folio) {
        List<Line> lines = new ArrayList<>(stored.openIn(folio));
        lines.addAll(derived.of(folio, unpaid.ofFolio(folio)));
        lines.sort(IN_ORDER);
        return lines;
    }

    /// Open lines of a folio, of households alone that have anything open from a round or before
    /// it, or any line of their own, or anything written off, or somebody in them who may have
    /// failed elsewhere: nobody else has failed so long.
    List<Line> openSince(int folio, int plan, int round, Set<Long> joinedByMoved) {
        List<Unpaid> all = unpaid.ofFolio(folio);
        Set<Long> households = new HashSet<>(search.households(folio, plan));
        households.addAll(joinedByMoved);
        writtenOff.of(folio, plan).forEach(share -> households.add(share.household()));
        Map<Integer, Boolean> isOld = new HashMap<>();
        for (Unpaid row : all) {
            if (isOld.computeIfAbsent(row.run(), run -> debitedUntil(run, plan, round))) {
                households.add(row.household());
            }
        }
        List<Line> lines = new ArrayList<>(stored.openIn(folio));
        lines.addAll(
                derived.of(
                        folio,
                        all.stream().filter(row -> households.contains(row.household())).toList()));
        lines.sort(IN_ORDER);
        return lines;
    }

    /// Whether an enrolment's share of a round is open, or nobody will pay it any more.
    boolean isUnpaid(long household, long enrolment, int round) {
        return ofHousehold(household).stream()
                .filter(line -> line.enrolment() == enrolment && line.round() == round)
                .filter(line -> line.correction() == 0)
                .anyMatch(line ->
                        line.state() == Line.State.OPEN
                                || line.state() == Line.State.ASKED
                                || isWrittenOff(line));
    }

    private boolean isWrittenOff(Line line) {
        return stored.isWrittenOff(line)
                || writtenOff.ofHousehold(line.household()).contains(WrittenOff.of(line));
    }

    private boolean debitedUntil(int run, int plan, int round) {
        return runs.rounds(run).stream()
                .anyMatch(one -> one.plan() == plan && one.round() <= round);
    }

    /// Whether of any line of a round nobody knows yet whether it was taken.
    boolean hasUnknown(int plan, int round) {
        return batches.isWaiting()
                || search.hasUnknown(plan, round)
                || runs.debiting(new RunRound(plan, round)).filter(unpaid::isUnknown).isPresent();
    }

    /// Changes what is open of a line by `change`, with the event that did it.
    Line change(
            Line line,
            LineRepository.Event kind,
            Amount change,
            @Nullable String reason,
            String ref,
            Moment moment) {
        itemise(line, moment);
        return stored.change(line, kind, change, reason, ref, moment);
    }

    private void itemise(Line line, Moment moment) {
        Optional<Unpaid> row = line.correction() == 0 ? rowOf(line) : Optional.empty();
        if (row.isEmpty() || stored.find(line).isPresent()) {
            return;
        }
        if (!row.get().isWaiting()) {
            throw new IllegalStateException("nobody knows yet: " + line);
        }
        int folio = Folio.of(line.household());
        for (Line own : derived.of(folio, List.of(row.get()))) {
            stored.open(own, row.get().reason().name(), Run.ref(row.get().run()), moment);
        }
        unpaid.delete(folio, List.of(row.get()));
    }

    private Optional<Unpaid> rowOf(Line line) {
        return unpaid.ofHousehold(line.household()).stream()
                .filter(row -> rounds.has(row.run(), line.plan(), line.round()))
                .findFirst();
    }
}
