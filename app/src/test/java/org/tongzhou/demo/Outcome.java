package org.tongzhou.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.books.Books;
import org.tongzhou.collection.BooksCheck;
import org.tongzhou.collection.Debits;
import org.tongzhou.collection.OwedPayout;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Mandate;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Rounds;
import org.tongzhou.rounds.Statement;

/// What a town has come to, line by line, free of numbers that a crash may skip.
final class Outcome {

    private final ApplicationContext context;
    private final List<String> lines = new ArrayList<>();

    private Outcome(ApplicationContext context) {
        this.context = context;
    }

    static List<String> of(ApplicationContext context) {
        Outcome outcome = new Outcome(context);
        Gate gate = context.getBean(Gate.class);
        for (ListedPlan plan : context.getBean(Plans.class).inForce(gate.now())) {
            outcome.rounds(plan);
            outcome.books(plan);
        }
        outcome.payouts();
        outcome.households();
        outcome.differences();
        return List.copyOf(outcome.lines);
    }

    private void rounds(ListedPlan plan) {
        Rounds rounds = context.getBean(Rounds.class);
        for (Statement s : rounds.statements(plan.number())) {
            lines.add(
                    "statement %s %d members %d cases %d charged %s late %s in %s subsidy %s"
                                    .formatted(
                                            plan.code(),
                                            s.round(),
                                            s.members(),
                                            s.cases(),
                                            s.charged(),
                                            s.lateCharges(),
                                            s.carryIn(),
                                            s.subsidy())
                            + " payouts %s fee %s refunds %s losses %s out %s"
                                    .formatted(
                                            s.payouts(),
                                            s.fee(),
                                            s.refunds(),
                                            s.losses(),
                                            s.carryOut()));
        }
        PlanRounds tables = rounds.tables(plan.number());
        for (Statement s : rounds.statements(plan.number())) {
            lines.add(
                    "price %s %d %d"
                            .formatted(plan.code(), s.round(), tables.priceMinor(s.round(), 0)));
        }
        rounds.ofPlan(plan.number())
                .forEach(r ->
                        lines.add("round %s %d %s".formatted(plan.code(), r.number(), r.state())));
    }

    private void books(ListedPlan plan) {
        context.getBean(Books.class)
                .balances(plan.code())
                .forEach((account, amount) ->
                        lines.add("books %s %s %s".formatted(plan.code(), account, amount)));
    }

    private void payouts() {
        List<String> payouts = new ArrayList<>();
        for (long household : householdsPaid()) {
            for (OwedPayout payout : context.getBean(Debits.class).payouts(household)) {
                payouts.add(
                        "payout %d %d %s %s attempt %d to %s %s"
                                .formatted(
                                        payout.plan(),
                                        payout.round(),
                                        payout.kind(),
                                        payout.amount(),
                                        payout.attempt(),
                                        payout.account().orElse("nobody"),
                                        payout.state()));
            }
        }
        Collections.sort(payouts);
        lines.addAll(payouts);
    }

    private List<Long> householdsPaid() {
        return context.getBean(JdbcClient.class)
                .sql("select distinct household from collection.payout")
                .query((row, _) -> row.getLong("household"))
                .list();
    }

    private void households() {
        Members members = context.getBean(Members.class);
        Debits debits = context.getBean(Debits.class);
        Gate gate = context.getBean(Gate.class);
        for (int folio = 0; folio <= members.lastFolio(); folio++) {
            for (Mandate mandate : members.mandates(folio, Integer.MAX_VALUE)) {
                Amount open = debits.openOf(mandate.household());
                lines.add("open %s %s".formatted(mandate.account(), open));
                for (ListedPlan plan : context.getBean(Plans.class).inForce(gate.now())) {
                    if (plan.code().equals("demo-waterdrop")) {
                        Amount balance = debits.balance(mandate.household(), plan.number());
                        lines.add("balance %s %s".formatted(mandate.account(), balance));
                    }
                }
            }
        }
    }

    private void differences() {
        context.getBean(Debits.class)
                .differences()
                .forEach(difference -> lines.add("difference " + difference));
        context.getBean(BooksCheck.class).run().forEach(finding -> lines.add("finding " + finding));
    }
}
