package org.tongzhou.collection;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /// One that was ordered, in the order of the newest.
    record RefundView(String day, String plan, String amount, String state) {}

    record RefundPage(String code, String plan, List<Definition> facts, String order, Form form) {}

    BackView back(Household household, Wallets.Wallet wallet) {
        ListedPlan plan = wallet.plan();
        Optional<RefundOrder> waiting =
                orders.ofHousehold(household.number()).stream()
                        .filter(order -> order.plan() == plan.number())
                        .filter(RefundOrder::isWaiting)
                        .findFirst();
        boolean isLeft = wallet.standing() == Standing.LEFT;
        String back =
                isLeft
                        ? Words.of("collection.refund.left") + " " + when(plan)
                        : Words.of(
                                "collection.refund.rule",
                                CollectionText.money(plan, wallet.terms().warnBelow()));
        String asked =
                waiting.flatMap(RefundOrder::asked)
                        .map(amount ->
                                Words.of(
                                        "collection.refund.waits",
                                        CollectionText.money(plan, amount),
                                        when(plan)))
                        .orElse("");
        boolean mayAsk = !isLeft && waiting.isEmpty() && most(household, plan).isPositive();
        return new BackView(
                isLeft && wallet.balance().isZero() ? "" : back,
                asked,
                waiting.map(RefundOrder::number).orElse(0L),
                mayAsk);
    }

    List<RefundView> ofHousehold(Household household) {
        return orders.ofHousehold(household.number()).stream()
                .map(order -> view(household, order))
                .toList();
    }

    private RefundView view(Household household, RefundOrder order) {
        ListedPlan plan = wallets.plan(order.plan());
        Optional<Amount> amount = order.given().or(order::asked);
        return new RefundView(
                Formats.day(order.day()),
                CollectionText.name(plan),
                amount.map(one -> CollectionText.money(plan, one))
                        .orElse(Words.of("collection.refund.all")),
                state(household, order));
    }

    /// What became of it: its payout says, once there is one.
    private String state(Household household, RefundOrder order) {
        String id = OwedPayout.idOf(order);
        return debits.payouts(household.number()).stream()
                .filter(payout -> payout.id().equals(id))
                .max(Comparator.comparingInt(OwedPayout::attempt))
                .map(RefundPages::state)
                .orElseGet(() -> Words.of("collection.refund." + order.state()));
    }

    private static String state(OwedPayout payout) {
        return Words.of(
                "collection.refund.payout." + payout.state(),
                Formats.day(payout.endedOn().orElse(payout.dueOn())));
    }

    Amount most(Household household, ListedPlan plan) {
        return orders.most(household.number(), plan, gate.now());
    }

    /// @param order the number by which the form orders once
    RefundPage page(Household household, Wallets.Wallet wallet, String order, Form form) {
        ListedPlan plan = wallet.plan();
        List<Definition> facts =
                List.of(
                        new Definition(
                                Words.of("collection.balance.title"),
                                CollectionText.money(plan, wallet.balance())),
                        new Definition(
                                Words.of("collection.refund.most"),
                                CollectionText.money(plan, most(household, plan))),
                        new Definition(Words.of("collection.refund.when"), when(plan)));
        return new RefundPage(plan.code(), CollectionText.name(plan), facts, order, form);
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
