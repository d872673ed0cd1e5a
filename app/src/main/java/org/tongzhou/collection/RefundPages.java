package org.tongzhou.collection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.web.Definition;
import org.tongzhou.web.Form;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// What a payer sees of balances that go back.
@Component
class RefundPages {

    private final RefundOrders orders;
    private final TakenRounds taken;
    private final Debits debits;
    private final Wallets wallets;
    private final Gate gate;

    RefundPages(RefundOrders orders, TakenRounds taken, Debits debits, Wallets wallets, Gate gate) {
        this.orders = orders;
        this.taken = taken;
        this.debits = debits;
        this.wallets = wallets;
        this.gate = gate;
    }

    /// @param back when and how the balance goes back
    /// @param waiting what was asked for and has not gone back yet; empty if nothing was
    /// @param number of that order
    /// @param mayAsk whether anything may be asked for now
    record BackView(String back, String waiting, long number, boolean mayAsk) {}

    record RefundView(String day, String plan, String amount, String state) {}

    /// @param nothing why nothing can be taken out now; empty where something can
    record RefundPage(
            String code,
            String plan,
            List<Definition> facts,
            String nothing,
            String order,
            Form form) {}

    BackView back(Household household, Wallets.Wallet wallet) {
        ListedPlan plan = wallet.plan();
        Optional<RefundOrder> waiting = orders.waiting(household.number(), plan.number());
        String asked =
                waiting.flatMap(RefundOrder::asked)
                        .map(amount ->
                                Words.of(
                                        "collection.refund.waits",
                                        CollectionText.money(plan, amount),
                                        when(plan)))
                        .orElse("");
        return new BackView(
                rule(wallet, waiting.isPresent()),
                asked,
                waiting.map(RefundOrder::number).orElse(0L),
                waiting.isEmpty() && wallet.refundable().isPositive());
    }

    private String rule(Wallets.Wallet wallet, boolean isOrdered) {
        ListedPlan plan = wallet.plan();
        if (wallet.standing() != Standing.LEFT) {
            return Words.of("collection.refund.rule", CollectionText.money(plan, wallet.kept()));
        }
        if (!wallet.balance().isPositive()) {
            return "";
        }
        String left = Words.of("collection.refund.left") + " ";
        return left + (isOrdered ? when(plan) : Words.of("collection.refund.withNextRound"));
    }

    /// What went back or will, the newest first: orders, and what a closing gave back.
    List<RefundView> ofHousehold(Household household) {
        List<OwedPayout> payouts =
                debits.payouts(household.number()).stream()
                        .filter(payout -> payout.kind() == OwedPayout.Kind.BALANCE)
                        .toList();
        List<RefundOrder> ordered = orders.ofHousehold(household.number());
        Set<String> ofOrders = new HashSet<>();
        List<RefundView> views = new ArrayList<>();
        for (RefundOrder order : ordered) {
            String id = OwedPayout.idOf(order);
            ofOrders.add(id);
            views.add(view(order, attempts(payouts, id)));
        }
        payouts.stream()
                .map(OwedPayout::id)
                .distinct()
                .filter(id -> !ofOrders.contains(id))
                .forEach(id -> views.addFirst(view(attempts(payouts, id))));
        return views;
    }

    private static List<OwedPayout> attempts(List<OwedPayout> payouts, String id) {
        return payouts.stream()
                .filter(payout -> payout.id().equals(id))
                .sorted(Comparator.comparingInt(OwedPayout::attempt))
                .toList();
    }

    private RefundView view(RefundOrder order, List<OwedPayout> attempts) {
        ListedPlan plan = wallets.plan(order.plan());
        Optional<Amount> amount = order.given().or(order::asked);
        return new RefundView(
                Formats.day(order.day()),
                CollectionText.name(plan),
                amount.map(one -> CollectionText.money(plan, one))
                        .orElse(Words.of("collection.refund.all")),
                attempts.isEmpty()
                        ? Words.of("collection.refund." + order.state())
                        : state(attempts));
    }

    /// What a plan that was closed gave back.
    private RefundView view(List<OwedPayout> attempts) {
        OwedPayout payout = attempts.getFirst();
        ListedPlan plan = wallets.plan(payout.plan());
        return new RefundView(
                Words.of("collection.refund.closed"),
                CollectionText.name(plan),
                CollectionText.money(plan, payout.amount()),
                state(attempts));
    }

    /// One that came back waits for another account.
    private static String state(List<OwedPayout> attempts) {
        OwedPayout last = attempts.getLast();
        boolean cameBack = last.attempt() > 1 && last.state() == OwedPayout.State.READY;
        return state(cameBack ? attempts.get(attempts.size() - 2) : last);
    }

    private static String state(OwedPayout payout) {
        return Words.of(
                "collection.refund.payout." + payout.state(),
                Formats.day(payout.endedOn().orElse(payout.dueOn())));
    }

    RefundPage page(Wallets.Wallet wallet, Form form) {
        ListedPlan plan = wallet.plan();
        List<Definition> facts =
                List.of(
                        new Definition(
                                Words.of("collection.balance.title"),
                                CollectionText.money(plan, wallet.balance())),
                        new Definition(
                                Words.of("collection.refund.most"),
                                CollectionText.money(plan, wallet.refundable())),
                        new Definition(Words.of("collection.refund.when"), when(plan)));
        return new RefundPage(
                plan.code(),
                CollectionText.name(plan),
                facts,
                wallet.refundable().isPositive() ? "" : rule(wallet, false),
                BalanceController.order(form),
                form);
    }

    private String when(ListedPlan plan) {
        Instant now = gate.now();
        if (taken.areAllTaken(plan, now)) {
            return Words.of("collection.refund.now", plan.plan().calendar().payoutWithinDays());
        }
        int last = taken.lastOwed(plan, now);
        return Words.of(
                "collection.refund.afterRound",
                Formats.day(plan.calendar().noticeDay(last)),
                Formats.day(plan.calendar().debitDay(last)));
    }
}
