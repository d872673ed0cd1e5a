package org.tongzhou.collection;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.RunRepository.RunRound;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.Rounds;

/// The rounds that a run debits first, with what the fold needs. Rounds of pre-paid plans are left
/// out: their shares are taken from balances.
@Component
class RunRounds {

    private final RunRepository runs;
    private final Rounds rounds;
    private final Plans plans;

    RunRounds(RunRepository runs, Rounds rounds, Plans plans) {
        this.runs = runs;
        this.rounds = rounds;
        this.plans = plans;
    }

    /// A round that is debited by instruction.
    record Debited(int plan, int round, PlanRounds tables) {

        int epoch() {
            return tables.terms(round).epoch();
        }
    }

    List<Debited> of(int run) {
        List<Debited> debited = new ArrayList<>();
        for (RunRound one : runs.rounds(run)) {
            if (!isPrePaid(one)) {
                debited.add(new Debited(one.plan(), one.round(), rounds.tables(one.plan())));
            }
        }
        return debited;
    }

    /// Whether a run debited this round first.
    boolean has(int run, int plan, int round) {
        RunRound one = new RunRound(plan, round);
        return runs.rounds(run).contains(one) && !isPrePaid(one);
    }

    /// The round's own terms decide, whatever the plan became since.
    private boolean isPrePaid(RunRound one) {
        Round round = rounds.find(one.plan(), one.round()).orElseThrow();
        return plans.version(round.plan(), round.planVersion()).plan().isPrePaid();
    }
}
