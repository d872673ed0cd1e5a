package org.tongzhou.collection;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.gate.Gate;
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
    private final FolioRuns folioRuns;
    private final TopUps topUps;
    private final RefundOrders refundOrders;
    private final RefundReleases refundReleases;
    private final ChannelFeed feed;
    private final DuePayouts duePayouts;
    private final Payouts payouts;
    private final Arrears arrears;
    private final PlanClosing closing;
    private final Reconciliation reconciliation;
    private final Rounds rounds;
    private final Plans plans;
    private final Gate gate;
    private final TransactionTemplate transaction;

    CollectionMachine(
            DebitRuns debitRuns,
            RunRepository runs,
            FolioRuns folioRuns,
            TopUps topUps,
            RefundOrders refundOrders,
            RefundReleases refundReleases,
            ChannelFeed feed,
            DuePayouts duePayouts,
            Payouts payouts,
            Arrears arrears,
            PlanClosing closing,
            Reconciliation reconciliation,
            Rounds rounds,
            Plans plans,
            Gate gate,
            TransactionTemplate transaction) {
        this.debitRuns = debitRuns;
        this.runs = runs;
        this.folioRuns = folioRuns;
        this.topUps = topUps;
        this.refundOrders = refundOrders;
        this.refundReleases = refundReleases;
        this.feed = feed;
        this.duePayouts = duePayouts;
        this.payouts = payouts;
        this.arrears = arrears;
        this.closing = closing;
        this.reconciliation = reconciliation;
        this.rounds = rounds;
        this.plans = plans;
        this.gate = gate;
        this.transaction = transaction;
    }

    /// Starts runs, sends batches, takes in answers and events, pays out, closes, reconciles. A
    /// run, round or plan that cannot go on leaves the others alone.
    ///
    /// @throws RuntimeException what stopped the first of those that could not go on, after the
    ///     others
    public void advance() {
        LocalDate today = today();
        topUps.advance();
        boolean feedIsRead = feed.read(today);
        debitRuns.startFirst(today);
        debitRuns.startRetry(today);
        Attempts attempts = new Attempts();
        runs.unfinished().forEach(run -> attempts.at(() -> advance(run)));
        attempts.at(refundOrders::advance);
        attempts.at(() -> duePayouts.makeDue(today));
        attempts.at(refundReleases::advance);
        attempts.at(() -> payouts.send(today));
        attempts.at(arrears::closeBegun);
        if (feedIsRead && runs.unfinished().isEmpty()) {
            for (Round round : rounds.in(RoundState.COLLECTING)) {
                attempts.at(() -> arrears.close(round, today));
            }
            attempts.at(() -> reconciliation.advance(today));
            for (ListedPlan plan : plans.inForce(gate.now())) {
                attempts.at(() -> closing.advance(plan, today));
            }
        }
        attempts.end();
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
        if (folioRuns.advance(run)) {
            transaction.executeWithoutResult(_ -> runs.finish(run, gate.now()));
        }
    }
}
