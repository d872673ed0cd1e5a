package org.tongzhou.collection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.CoverText;
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

    /// @param rule what stays in, and what goes back
    /// @param onItsWay what went out of the balance and has not arrived yet
    /// @param waiting what goes back as soon as it may; empty if nothing waits
    /// @param number of that order, where it can be taken back; 0 where not
    /// @param mayAsk whether anything may be asked for now
    record BackView(
            String rule, List<String> onItsWay, String waiting, long number, boolean mayAsk) {}

    /// @param code of the plan
    record RefundView(
            String code, String day, String plan, String amount, String state, boolean isOnItsWay) {

        String told() {
            return Words.of("collection.refund.onItsWay", amount, state);
        }
    }

    /// @param back what else goes back; the form stands where something may be asked for
    record RefundPage(
            String code,
            String plan,
            List<Definition> facts,
            BackView back,
            String order,
            Form form) {}

    /// @param all what went back to the household or will
    BackView back(Wallets.Wallet wallet, List<RefundView> all) {
        Optional<RefundOrder> waiting = wallet.waiting();
        return new BackView(
                rule(wallet),
                all.stream()
                        .filter(one -> one.isOnItsWay() && one.code().equals(wallet.plan().code()))
                        .map(RefundView::told)
                        .toList(),
                waiting.map(order -> told(order, wallet)).orElse(""),
                waiting.filter(order -> !order.isOfAll()).map(RefundOrder::number).orElse(0L),
                wallet.refundable().isPositive());
    }

    private String told(RefundOrder order, Wallets.Wallet wallet) {
        ListedPlan plan = wallet.plan();
        if (order.isOfAll()) {
            return Words.of("collection.refund.waitsAll", when(plan, theRest()));
        }
        Amount asked = order.asked().orElseThrow();
        String amount = CollectionText.money(plan, asked);
        return Words.of("collection.refund.waits", amount, when(plan, amount));
    }

    private static String theRest() {
        return Words.of("collection.refund.theRest");
    }

    private String rule(Wallets.Wallet wallet) {
        ListedPlan plan = wallet.plan();
        if (!wallet.isLeft()) {
            return Words.of(
                    "collection.refund.rule",
                    CollectionText.money(plan, wallet.kept()),
                    CollectionText.money(plan, wallet.terms().kept()));
        }
        LocalDate today = plan.plan().dayOf(gate.now());
        List<String> sentences = new ArrayList<>();
        sentences.add(Words.of("collection.refund.left"));
        wallet.coverEndsOn()
                .ifPresent(day ->
                        sentences.add(
                                Words.of("collection.refund.cover", CoverText.ends(day, today))));
        if (wallet.balance().isPositive() && wallet.waiting().isEmpty()) {
            sentences.add(Words.of("collection.refund.withNextRound"));
        }
        return String.join(Words.of("collection.refund.joint"), sentences);
    }

    /// What went back or will, the newest first: orders, and what a closing gave back.
    ///
    /// @param all the household's balances
    List<RefundView> ofHousehold(Household household, List<Wallets.Wallet> all) {
        Map<String, OwedPayout> payouts = new LinkedHashMap<>();
        for (OwedPayout payout : debits.standingPayouts(household.number())) {
            if (payout.kind() == OwedPayout.Kind.BALANCE) {
                payouts.put(payout.id(), payout);
            }
        }
        Set<Long> waiting =
                all.stream()
                        .flatMap(wallet -> wallet.waiting().stream())
                        .map(RefundOrder::number)
                        .collect(Collectors.toSet());
        List<RefundView> views = new ArrayList<>();
        for (RefundOrder order : orders.ofHousehold(household.number())) {
            Optional<OwedPayout> payout =
                    Optional.ofNullable(payouts.remove(OwedPayout.idOf(order)));
            views.add(view(order, payout, waiting.contains(order.number())));
        }
        // Those of orders that are too old to be shown are not shown either.
        payouts.values().stream()
                .filter(payout -> !payout.isOfOrder())
                .forEach(payout -> views.addFirst(view(payout)));
        return views;
    }

    private RefundView view(RefundOrder order, Optional<OwedPayout> payout, boolean isWaiting) {
        ListedPlan plan = wallets.plan(order.plan());
        String amount =
                order.given()
                        .or(order::asked)
                        .map(one -> CollectionText.money(plan, one))
                        .orElse(Words.of("collection.refund.all"));
        return new RefundView(
                plan.code(),
                Formats.day(order.day()),
                CollectionText.name(plan),
                amount,
                payout.map(one -> state(one, plan)).orElseGet(() -> state(order, isWaiting)),
                payout.filter(RefundPages::isOnItsWay).isPresent());
    }

    private static String state(RefundOrder order, boolean isWaiting) {
        return switch (order.state()) {
            case WAITING ->
                    Words.of(isWaiting ? "collection.refund.waiting" : "collection.refund.staysIn");
            case CANCELLED ->
                    Words.of(
                            order.isOfAll()
                                    ? "collection.refund.staysIn"
                                    : "collection.refund.takenBack");
            case REPLACED -> Words.of("collection.refund.replaced");
            case GIVEN -> Words.of("collection.refund.nothingLeft");
        };
    }

    /// What a plan that was closed gave back.
    private RefundView view(OwedPayout payout) {
        ListedPlan plan = wallets.plan(payout.plan());
        return new RefundView(
                plan.code(),
                Words.of("collection.refund.closed"),
                CollectionText.name(plan),
                CollectionText.money(plan, payout.amount()),
                state(payout, plan),
                isOnItsWay(payout));
    }

    private static boolean isOnItsWay(OwedPayout payout) {
        return payout.state() != OwedPayout.State.PAID;
    }

    private String state(OwedPayout payout, ListedPlan plan) {
        boolean isLate = payout.isLate(plan.plan().dayOf(gate.now()));
        return Words.of(
                "collection.refund.payout." + (isLate ? "late" : payout.state()),
                Formats.day(payout.endedOn().orElse(payout.dueOn())),
                payout.reason().map(PayoutRefusal::inWords).orElse(""));
    }

    RefundPage page(Household household, Wallets.Wallet wallet, Form form) {
        ListedPlan plan = wallet.plan();
        BackView back = back(wallet, ofHousehold(household, List.of(wallet)));
        List<Definition> facts = new ArrayList<>();
        facts.add(
                new Definition(
                        Words.of("collection.balance.title"),
                        CollectionText.money(plan, wallet.balance())));
        if (back.mayAsk()) {
            facts.add(
                    new Definition(
                            Words.of("collection.refund.most"),
                            CollectionText.money(plan, wallet.refundable())));
            facts.add(
                    new Definition(
                            Words.of("collection.refund.when"),
                            when(plan, Words.of("collection.refund.theAmount"))));
        }
        return new RefundPage(
                plan.code(),
                CollectionText.name(plan),
                facts,
                back,
                BalanceController.order(form),
                form);
    }

    /// @param amount what is paid then, as the sentence names it
    private String when(ListedPlan plan, String amount) {
        Instant now = gate.now();
        int within = plan.plan().calendar().payoutWithinDays();
        Optional<LocalDate> first = taken.debitedFirst(plan, now);
        if (first.isEmpty()) {
            return Words.of("collection.refund.now", amount, within);
        }
        return Words.of(
                first.get().isBefore(plan.plan().dayOf(now))
                        ? "collection.refund.afterRound.late"
                        : "collection.refund.afterRound",
                amount,
                within,
                Formats.day(plan.calendar().noticeDay(taken.lastOwed(plan, now))),
                Formats.day(first.get()));
    }
}
