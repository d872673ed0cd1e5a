package org.tongzhou.collection;

import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.books.Account;
import org.tongzhou.books.Books;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Takes in what the channel says of a batch: what it does not name was taken.
@Component
class Answers {

    private final RunRepository runs;
    private final LineRepository lines;
    private final Demands demands;
    private final Plans plans;
    private final Books books;
    private final Gate gate;

    Answers(
            RunRepository runs,
            LineRepository lines,
            Demands demands,
            Plans plans,
            Books books,
            Gate gate) {
        this.runs = runs;
        this.lines = lines;
        this.demands = demands;
        this.plans = plans;
        this.books = books;
        this.gate = gate;
    }

    /// Applies the answer to a folio's batch; a second time, on whatever server, nothing happens.
    @Transactional
    public void apply(Run run, int folio, BatchAnswer.Done answer) {
        Moment moment = gate.enter();
        SortedMap<Long, Demand> prepared = demands.prepared(run, folio);
        if (!runs.answer(run, folio, answer.takenCount(), answer.takenSum(), moment.instant())) {
            return;
        }
        Map<String, NotTaken> notTaken = new HashMap<>();
        answer.notTaken().forEach(not -> notTaken.put(not.instruction(), not));
        SortedMap<Integer, Amount> taken = new TreeMap<>();
        for (Demand demand : prepared.values()) {
            switch (notTaken.get(run.instructionId(demand.household()))) {
                case NotTaken.Failed(String _, DebitRefusal reason) ->
                        failed(demand, run, reason, moment);
                case NotTaken.Pending(String _) -> pending(demand, run, moment);
                case null -> taken(demand, run, taken, moment);
            }
        }
        Amount sum = taken.values().stream().reduce(Amount.ZERO, Amount::plus);
        if (!sum.equals(answer.takenSum())) {
            throw new IllegalStateException(
                    "run %d, folio %d: the channel took %s, by our books %s"
                            .formatted(run.number(), folio, answer.takenSum(), sum));
        }
        post("debits/" + run.batchId(folio), taken, moment);
    }

    private void failed(Demand demand, Run run, DebitRefusal reason, Moment moment) {
        for (Line line : demand.lines()) {
            lines.move(line, Line.State.OPEN, OptionalInt.empty());
        }
        for (Due due : demand.dues()) {
            Line line = Batches.line(due, Line.State.OPEN, OptionalInt.empty(), run);
            lines.open(line, reason.name(), Batches.ref(run), moment);
        }
    }

    private void pending(Demand demand, Run run, Moment moment) {
        OptionalInt inRun = OptionalInt.of(run.number());
        for (Line line : demand.lines()) {
            lines.move(line, Line.State.UNKNOWN, inRun);
        }
        for (Due due : demand.dues()) {
            Line line = Batches.line(due, Line.State.UNKNOWN, inRun, run);
            lines.open(line, "PENDING", Batches.ref(run), moment);
        }
    }

    private void taken(Demand demand, Run run, SortedMap<Integer, Amount> taken, Moment moment) {
        for (Line line : demand.lines()) {
            taken.merge(line.plan(), line.open(), Amount::plus);
            pay(line, run.instructionId(demand.household()), moment);
        }
        for (Due due : demand.dues()) {
            taken.merge(due.plan(), due.amount(), Amount::plus);
        }
    }

    private void pay(Line line, String ref, Moment moment) {
        lines.change(line, LineRepository.Event.PAID, line.open().negated(), null, ref, moment);
    }

    /// A pending instruction was taken after all.
    void takenLate(Run run, long household, Moment moment) {
        SortedMap<Integer, Amount> taken = new TreeMap<>();
        String instruction = run.instructionId(household);
        for (Line line : lines.ofHousehold(household)) {
            if (isUnknownIn(line, run)) {
                taken.merge(line.plan(), line.open(), Amount::plus);
                pay(line, instruction, moment);
            }
        }
        post("late/" + instruction, taken, moment);
    }

    /// A pending instruction failed after all.
    void failedLate(Run run, long household) {
        for (Line line : lines.ofHousehold(household)) {
            if (isUnknownIn(line, run)) {
                lines.move(line, Line.State.OPEN, OptionalInt.empty());
            }
        }
    }

    private static boolean isUnknownIn(Line line, Run run) {
        return line.state() == Line.State.UNKNOWN
                && line.run().equals(OptionalInt.of(run.number()));
    }

    /// A taken instruction was given back: its lines are open again, whatever became of their
    /// rounds.
    void reversed(Run run, long household, Moment moment) {
        SortedMap<Integer, Amount> back = new TreeMap<>();
        String instruction = run.instructionId(household);
        Demand taken = demands.taken(run, household);
        for (Line line : taken.lines()) {
            Amount again = lines.paidBy(line, instruction);
            lines.change(
                    line, LineRepository.Event.REVERSED, again, "REVERSED", instruction, moment);
            back.merge(line.plan(), again.negated(), Amount::plus);
        }
        for (Due due : taken.dues()) {
            Line line = Batches.line(due, Line.State.OPEN, OptionalInt.empty(), run);
            lines.open(line, "REVERSED", instruction, moment);
            back.merge(due.plan(), due.amount().negated(), Amount::plus);
        }
        post("reversal/" + instruction, back, moment);
    }

    /// One entry per plan: what was taken leaves the receivable and is in transit; negative goes
    /// back.
    private void post(String ref, SortedMap<Integer, Amount> taken, Moment moment) {
        for (Entry<Integer, Amount> ofPlan : taken.entrySet()) {
            ListedPlan plan = plans.inForce(ofPlan.getKey(), moment.instant()).orElseThrow();
            books.post(
                    org.tongzhou.books.Entry.of(
                                    ref + "/" + plan.code(),
                                    plan.plan().dayOf(moment.instant()),
                                    plan.code(),
                                    "Debits")
                            .debit(Account.DEBITS_IN_TRANSIT, ofPlan.getValue())
                            .credit(Account.RECEIVABLE, ofPlan.getValue()));
        }
    }
}
