package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.RunRounds.Debited;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;

/// The lines that unpaid rows stand for: the shares of their households, by the fold, less those
/// that have a line of their own.
@Component
class DerivedLines {

    private final RunRounds rounds;
    private final RunRepository runs;
    private final LineRepository stored;
    private final Dues dues;

    DerivedLines(RunRounds rounds, RunRepository runs, LineRepository stored, Dues dues) {
        this.rounds = rounds;
        this.runs = runs;
        this.stored = stored;
        this.dues = dues;
    }

    /// The open lines of rows of one folio, by run, household and enrolment.
    List<Line> of(int folio, Collection<Unpaid> rows) {
        Map<Integer, Map<Long, Unpaid>> byRun = new TreeMap<>();
        for (Unpaid row : rows) {
            byRun.computeIfAbsent(row.run(), _ -> new TreeMap<>()).put(row.household(), row);
        }
        List<Line> lines = new ArrayList<>();
        byRun.forEach((run, ofRun) -> {
            List<Due> own = dues(folio, run, ofRun.keySet());
            LocalDate day = own.isEmpty() ? LocalDate.EPOCH : runs.find(run).orElseThrow().day();
            for (Due due : own) {
                Unpaid row = ofRun.get(due.household());
                if (row != null) {
                    lines.add(line(due, due.amount(), row.lineState(), row.inRun(), day));
                }
            }
        });
        return lines;
    }

    /// The closed lines of what one household paid later.
    List<Line> of(PaidLater paid) {
        LocalDate day = runs.find(paid.run()).orElseThrow().day();
        int folio = Folio.of(paid.household());
        List<Line> lines = new ArrayList<>();
        for (Due due : dues(folio, paid.run(), Set.of(paid.household()))) {
            lines.add(line(due, Amount.ZERO, Line.State.CLOSED, OptionalInt.empty(), day));
        }
        return lines;
    }

    private List<Due> dues(int folio, int run, Set<Long> households) {
        long[] numbers = households.stream().mapToLong(Long::longValue).sorted().toArray();
        List<Due> own = new ArrayList<>();
        for (Debited debited : rounds.of(run)) {
            Set<Long> withLine = withLine(folio, debited);
            for (Due due : dues.of(folio, numbers, debited)) {
                if (!withLine.contains(due.enrolment())) {
                    own.add(due);
                }
            }
        }
        return own;
    }

    /// Enrolments of a folio whose share of a round has a line of its own.
    Set<Long> withLine(int folio, Debited debited) {
        Set<Long> enrolments = new HashSet<>();
        stored.ofRounds(folio, debited.plan(), debited.round())
                .forEach(line -> enrolments.add(line.enrolment()));
        return enrolments;
    }

    private static Line line(
            Due due, Amount open, Line.State state, OptionalInt inRun, LocalDate day) {
        return new Line(
                due.household(),
                due.enrolment(),
                due.round(),
                0,
                due.plan(),
                due.amount(),
                open,
                state,
                inRun,
                day);
    }
}
