package org.tongzhou.collection;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.collection.RunRepository.Batch;
import org.tongzhou.collection.RunRepository.RunRound;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.RoundState;
import org.tongzhou.rounds.Rounds;

/// Moves collection as far as the business clock, the approvals and the channel allow.
///
/// What is done is in the database; doing a step again changes nothing. Any server may call it.
@Component
public class CollectionMachine {

    private final DebitRuns debitRuns;
    private final RunRepository runs;
    private final Batches batches;
    private final Answers answers;
    private final Balances balances;
    private final TopUps topUps;
    private final ChannelFeed feed;
    private final DuePayouts duePayouts;
    private final Payouts payouts;
    private final Arrears arrears;
    private final PlanClosing closing;
    private final Reconciliation reconciliation;
    private final PaymentChannel channel;
    private final OddAnswers odd;
    private final Rounds rounds;
    private final Members members;
    private final Plans plans;
    private final Gate gate;
    private final TransactionTemplate transaction;

    CollectionMachine(
            DebitRuns debitRuns,
            RunRepository runs,
            Batches batches,
            Answers answers,
            Balances balances,
            TopUps topUps,
            ChannelFeed feed,
            DuePayouts duePayouts,
            Payouts payouts,
            Arrears arrears,
            PlanClosing closing,
            Reconciliation reconciliation,
            PaymentChannel channel,
            OddAnswers odd,
            Rounds rounds,
            Members members,
            Plans plans,
            Gate gate,
            TransactionTemplate transaction) {
        this.debitRuns = debitRuns;
        this.runs = runs;
        this.batches = batches;
        this.answers = answers;
        this.balances = balances;
        this.topUps = topUps;
        this.feed = feed;
        this.duePayouts = duePayouts;
        this.payouts = payouts;
        this.arrears = arrears;
        this.closing = closing;
        this.reconciliation = reconciliation;
        this.channel = channel;
        this.odd = odd;
        this.rounds = rounds;
        this.members = members;
        this.plans = plans;
        this.gate = gate;
        this.transaction = transaction;
    }

    /// Starts runs, sends batches, takes in answers and events, pays out, closes, reconciles.
    public void advance() {
        LocalDate today = today();
        topUps.advance();
        boolean feedIsRead = feed.read(today);
        debitRuns.startFirst(today);
        debitRuns.startRetry(today);
        runs.unfinished().forEach(this::advance);
        duePayouts.makeDue(today);
        payouts.send(today);
        if (feedIsRead && runs.unfinished().isEmpty()) {
            rounds.in(RoundState.COLLECTING).forEach(round -> arrears.close(round, today));
            reconciliation.advance(today);
            plans.inForce(gate.now()).forEach(plan -> closing.advance(plan, today));
        }
    }

    /// Whether something was sent that the channel has not answered yet.
    public boolean isBusy() {
        return !runs.unfinished().isEmpty() || topUps.isWaiting();
    }

    /// Today in the zone of the plans, which share one calendar of debit days.
    private LocalDate today() {
        var now = gate.now();
        return plans.inForce(now).stream()
                .findFirst()
                .map(ListedPlan::plan)
                .map(plan -> plan.dayOf(now))
                .orElseGet(() -> LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    private void advance(Run run) {
        int last = members.lastFolio();
        Map<Integer, Batch> known = runs.batches(run);
        boolean finished = true;
        for (int folio = 0; folio <= last; folio++) {
            finished &= advance(run, folio, known);
        }
        if (finished) {
            transaction.executeWithoutResult(_ -> runs.finish(run, gate.now()));
        }
    }

    /// @return whether the folio is done
    private boolean advance(Run run, int folio, Map<Integer, Batch> known) {
        Batch batch = known.get(folio);
        if (batch == null) {
            transaction.executeWithoutResult(_ -> prepare(run, folio));
            batch = runs.batch(run, folio).orElse(null);
        }
        if (batch == null || batch.isAnswered()) {
            return batch != null;
        }
        if (batch.instructions() == 0) {
            return nothingToSend(run, batch);
        }
        try {
            return exchange(run, batch);
        } catch (ChannelRefused refused) {
            // The run waits for somebody; payouts and other folios do not.
            odd.refused("debits/" + run.batchId(folio), batch.total(), run.day());
            return false;
        }
    }

    /// Balances are taken and the batch is prepared in one transaction.
    private void prepare(Run run, int folio) {
        if (!batches.prepare(run, folio)) {
            return;
        }
        for (RunRound collected : runs.rounds(run.number())) {
            Round round = rounds.find(collected.plan(), collected.round()).orElseThrow();
            balances.take(run, folio, round);
        }
    }

    private boolean nothingToSend(Run run, Batch batch) {
        answers.apply(run, batch.folio(), new BatchAnswer.Done(0, Amount.ZERO, List.of()));
        return true;
    }

    private boolean exchange(Run run, Batch batch) {
        String id = run.batchId(batch.folio());
        BatchAnswer answer = channel.answer(id);
        if (answer instanceof BatchAnswer.NotArrived) {
            channel.submit(new DebitBatch(id, run.day(), batches.again(run, batch)));
            answer = channel.answer(id);
        }
        if (answer instanceof BatchAnswer.Done done) {
            answers.apply(run, batch.folio(), done);
            return true;
        }
        return false;
    }
}
