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
import org.tongzhou.collection.RunRepository.RunRound;
import org.tongzhou.collection.RunRounds.Debited;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;

/// The lines that unpaid rows stand for: the shares of their households, by the fold, less those
/// that have a line of their own or were written off.
@Component
class DerivedLines {

    private final RunRounds rounds;
    private final RunRepository runs;
    private final LineRepository stored;
    private final WrittenOffRepository writtenOff;
    private final Dues dues;

    DerivedLines(
            RunRounds rounds,
            RunRepository runs,
            LineRepository stored,
            WrittenOffRepository writtenOff,
            Dues dues) {
        this.rounds = rounds;
        this.runs = runs;
        this.stored = stored;
        this.writtenOff = writtenOff;
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
            Set<Long> exceptions = exceptions(folio, debited);
            for (Due due : dues.of(folio, numbers, debited)) {
                if (!exceptions.contains(due.enrolment())) {
                    own.add(due);
                }
            }
        }
        return own;
    }

    /// The closed line of a share that was written off.
    Line of(WrittenOff share) {
        int run = runs.debiting(new RunRound(share.plan(), share.round())).orElseThrow();
        return new Line(
                share.household(),
                share.enrolment(),
                share.round(),
                0,
                share.plan(),
                share.amount(),
                Amount.ZERO,
                Line.State.CLOSED,
                OptionalInt.empty(),
                runs.find(run).orElseThrow().day());
    }

    /// Enrolments of a folio whose share of a round has a line of its own or was written off.
    Set<Long> exceptions(int folio, Debited debited) {
        Set<Long> enrolments = new HashSet<>();
        stored.ofRounds(folio, debited.plan(), debited.round())
                .forEach(line -> enrolments.add(line.enrolment()));
        writtenOff
                .of(folio, debited.plan(), debited.round())
                .forEach(share -> enrolments.add(share.enrolment()));
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
