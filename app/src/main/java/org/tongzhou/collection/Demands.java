package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.RunRepository.RunRound;
import org.tongzhou.core.plan.PrePaid;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.Rounds;

/// Puts together what the households of a folio owe in a run.
///
/// Before the batch is prepared: every open line and every derived share. After it: the same again
/// from what preparing left, so that a batch can be sent twice with the same bytes.
@Component
class Demands {

    private final Dues dues;
    private final LineRepository lines;
    private final RunRepository runs;
    private final Rounds rounds;
    private final Plans plans;
    private final Gate gate;

    Demands(
            Dues dues,
            LineRepository lines,
            RunRepository runs,
            Rounds rounds,
            Plans plans,
            Gate gate) {
        this.dues = dues;
        this.lines = lines;
        this.runs = runs;
        this.rounds = rounds;
        this.plans = plans;
        this.gate = gate;
    }

    /// What a run could collect in a folio, by household.
    SortedMap<Long, Demand> possible(Run run, int folio) {
        SortedMap<Long, Demand> demands = new TreeMap<>();
        Set<Integer> prePaid = prePaidPlans();
        Map<RunRound, LocalDate> retriesEnd = new HashMap<>();
        for (Line line : lines.openIn(folio)) {
            boolean waiting = line.state() == Line.State.OPEN || line.state() == Line.State.ASKED;
            RunRound round = new RunRound(line.plan(), line.round());
            // From some days before the next debit day on, that day's instruction takes the line.
            boolean inTime =
                    run.kind() == Run.Kind.FIRST
                            || !run.day()
                                    .isAfter(retriesEnd.computeIfAbsent(round, this::retriesEndOn));
            if (waiting && !prePaid.contains(line.plan()) && inTime) {
                demands.computeIfAbsent(line.household(), Demand::new).add(line);
            }
        }
        addDues(run, folio, demands);
        return demands;
    }

    /// What a prepared run asks for in a folio, by household.
    SortedMap<Long, Demand> prepared(Run run, int folio) {
        SortedMap<Long, Demand> demands = new TreeMap<>();
        for (Line line : lines.inRun(folio, run.number())) {
            demands.computeIfAbsent(line.household(), Demand::new).add(line);
        }
        addDues(run, folio, demands);
        return demands;
    }

    /// What the instruction of a household in a run was made of, once it was taken.
    Demand taken(Run run, long household) {
        Demand demand = new Demand(household);
        lines.paidBy(household, run.instructionId(household)).forEach(demand::add);
        Set<Integer> prePaid = prePaidPlans();
        for (RunRound collected : runs.rounds(run.number())) {
            if (!prePaid.contains(collected.plan())) {
                for (Due due : dues.ofHousehold(household, collected.plan(), collected.round())) {
                    if (lines.find(household, due.enrolment(), due.round()).isEmpty()) {
                        demand.add(due);
                    }
                }
            }
        }
        return demand;
    }

    /// Adds the derived shares; one that has a row of its own is an exception and not derived any
    /// more.
    private void addDues(Run run, int folio, SortedMap<Long, Demand> demands) {
        Set<Integer> prePaid = prePaidPlans();
        for (RunRound collected : runs.rounds(run.number())) {
            if (prePaid.contains(collected.plan())) {
                continue;
            }
            Set<Long> stored = new HashSet<>();
            lines.ofRounds(folio, collected.plan(), collected.round())
                    .forEach(line -> stored.add(line.enrolment()));
            for (Due due : dues.of(folio, collected.plan(), collected.round())) {
                if (!stored.contains(due.enrolment())) {
                    demands.computeIfAbsent(due.household(), Demand::new).add(due);
                }
            }
        }
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
            if (plan.plan().funding() instanceof PrePaid) {
                prePaid.add(plan.number());
            }
        }
        return prePaid;
    }
}
