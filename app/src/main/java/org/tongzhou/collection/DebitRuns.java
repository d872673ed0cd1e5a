package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Household;
import org.tongzhou.rounds.Adjustment;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.RoundState;
import org.tongzhou.rounds.Rounds;
import org.tongzhou.rounds.Step;

/// Starts runs: the first debit of released rounds on their debit day, and retries on the days
/// after.
@Component
class DebitRuns {

    private final Rounds rounds;
    private final RunRepository runs;
    private final QuestionRepository questions;
    private final LineRepository lines;
    private final Demands demands;
    private final Gate gate;

    DebitRuns(
            Rounds rounds,
            RunRepository runs,
            QuestionRepository questions,
            LineRepository lines,
            Demands demands,
            Gate gate) {
        this.rounds = rounds;
        this.runs = runs;
        this.questions = questions;
        this.lines = lines;
        this.demands = demands;
        this.gate = gate;
    }

    /// Struck rounds whose debit day has come, that are proven, and that two people have released.
    List<Round> due(LocalDate today) {
        return rounds.in(RoundState.STRUCK).stream()
                .filter(round -> !round.debitOn().isAfter(today))
                .filter(round -> rounds.isReleased(round, Step.DEBITS))
                .filter(rounds::isProven)
                .toList();
    }

    /// Starts the first debit of all rounds that are due, in one run for all plans.
    @Transactional
    public Optional<Run> startFirst(LocalDate today) {
        List<Round> due = due(today);
        if (due.isEmpty()) {
            return Optional.empty();
        }
        Moment moment = gate.raise();
        Optional<Run> run = runs.insert(today, Run.Kind.FIRST, moment.epoch(), moment.instant());
        if (run.isEmpty()) {
            return Optional.empty();
        }
        for (Round round : due) {
            if (rounds.collecting(round)) {
                runs.addRound(run.get(), round.plan(), round.number());
                openLateCharges(round, today, moment);
            }
        }
        return run;
    }

    /// Corrections that charge more become lines of their own: no later pass derives them.
    private void openLateCharges(Round round, LocalDate today, Moment moment) {
        for (Adjustment adjustment : rounds.adjustments(round)) {
            if (adjustment.amount().isPositive()) {
                Line line =
                        new Line(
                                adjustment.household(),
                                adjustment.enrolment(),
                                adjustment.correctsRound(),
                                adjustment.correction(),
                                adjustment.plan(),
                                adjustment.amount(),
                                adjustment.amount(),
                                Line.State.OPEN,
                                OptionalInt.empty(),
                                today);
                String ref = "correction/%d".formatted(adjustment.correction());
                lines.open(line, adjustment.cause(), ref, moment);
            }
        }
    }

    /// Starts today's retries, once, if any line may be retried and no run is under way.
    @Transactional
    public Optional<Run> startRetry(LocalDate today) {
        boolean busy = !runs.unfinished().isEmpty() || runs.on(today, Run.Kind.FIRST).isPresent();
        if (busy
                || runs.on(today, Run.Kind.RETRY).isPresent()
                || !demands.isAnythingToRetry(today)) {
            return Optional.empty();
        }
        // Behind the closed gate no other server starts a run; one may have just before.
        Moment moment = gate.raise();
        if (!runs.unfinished().isEmpty() || runs.on(today, Run.Kind.FIRST).isPresent()) {
            return Optional.empty();
        }
        return runs.insert(today, Run.Kind.RETRY, moment.epoch(), moment.instant());
    }

    /// What a payer answered to the latest question.
    Optional<Boolean> answered(long household) {
        return questions.latest(household).flatMap(Question::answer);
    }

    /// Takes a payer's answer to "may we debit more than your ceiling?".
    @Transactional
    public void consent(Household household, boolean agreed) {
        Moment moment = gate.enter();
        questions
                .latest(household.number())
                .ifPresent(question -> questions.answer(question, agreed, moment));
    }
}
