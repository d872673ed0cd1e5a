package org.tongzhou.collection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.RoundState;
import org.tongzhou.rounds.Rounds;

/// Whether shares that are noticed have been taken from balances.
@Component
class TakenRounds {

    private final Rounds rounds;
    private final RunRepository runs;
    private final BatchRepository batches;
    private final Plans plans;

    TakenRounds(Rounds rounds, RunRepository runs, BatchRepository batches, Plans plans) {
        this.rounds = rounds;
        this.runs = runs;
        this.batches = batches;
        this.plans = plans;
    }

    /// The last round that members of a plan owe now.
    int lastOwed(ListedPlan plan, Instant now) {
        int last = Enrolments.lastRoundOwed(plan, now);
        return plans.closing(plan.number())
                .map(closing -> Math.min(last, closing.lastRound()))
                .orElse(last);
    }

    /// Whether every round that members owe is being collected, or closed.
    boolean areAllTaken(ListedPlan plan, Instant now) {
        int last = lastOwed(plan, now);
        List<Round> all = rounds.ofPlan(plan.number());
        if (all.isEmpty()) {
            return last < plans.firstRound(plan);
        }
        // A round that is not opened yet has no price either.
        boolean isOpened = all.stream().anyMatch(round -> round.number() >= last);
        return isOpened
                && all.stream()
                        .filter(round -> round.number() <= last)
                        .allMatch(TakenRounds::isTaken);
    }

    /// The debit day of the last round that is to be taken still.
    Optional<LocalDate> debitedFirst(ListedPlan plan, Instant now) {
        return areAllTaken(plan, now)
                ? Optional.empty()
                : Optional.of(plan.calendar().debitDay(lastOwed(plan, now)));
    }

    /// The same, and the folio has been reached.
    boolean areAllTaken(ListedPlan plan, int folio, Instant now) {
        return areAllTaken(plan, now)
                && runs.unfinished().stream()
                        .filter(run -> collects(run, plan))
                        .allMatch(run -> batches.isPrepared(run.number(), folio));
    }

    private boolean collects(Run run, ListedPlan plan) {
        return runs.rounds(run.number()).stream().anyMatch(round -> round.plan() == plan.number());
    }

    static boolean isTaken(Round round) {
        return round.state().compareTo(RoundState.COLLECTING) >= 0;
    }
}
