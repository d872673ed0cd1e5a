package org.tongzhou.collection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Option;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// A household's balances in pre-paid plans, and payments into them.
@Controller
@RequestMapping("/me/balance")
class BalanceController {

    private static final String SHOW = "collection/balance";

    private final Wallets wallets;
    private final RefundPages refunds;
    private final Debits debits;
    private final Members members;
    private final Gate gate;

    BalanceController(
            Wallets wallets, RefundPages refunds, Debits debits, Members members, Gate gate) {
        this.wallets = wallets;
        this.refunds = refunds;
        this.debits = debits;
        this.members = members;
        this.gate = gate;
    }

    /// @param limits when the plan warns and suspends; empty where nobody shares from the balance
    record BalanceView(
            String code,
            String plan,
            String balance,
            String limits,
            RefundPages.BackView back,
            String warning) {}

    record OrderView(String day, String plan, String amount, String state) {}

    /// @param told what was just done; empty if nothing was
    /// @param plans that may be paid into; none where nothing is to be paid in for
    record BalancePage(
            Told told,
            List<BalanceView> balances,
            List<OrderView> orders,
            List<RefundPages.RefundView> refunds,
            List<Option> plans,
            String hint,
            String order,
            Form form) {}

    /// What the page that follows a form says.
    enum Told {
        NOTHING,
        PAYING_IN,
        ASKED,
        TAKEN_BACK,
        NOT_TAKEN_BACK;

        ModelAndView next() {
            return Pages.next("/me/balance?told=" + name());
        }
    }

    private record Payment(ListedPlan plan, Amount amount, UUID order) {}

    @GetMapping
    ModelAndView show(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "NOTHING") Told told) {
        Optional<Household> household = members.householdPaidBy(account.id());
        List<Wallets.Wallet> all = household.map(wallets::of).orElse(List.of());
        Form form =
                all.stream()
                        .filter(Wallets.Wallet::takesPayments)
                        .findFirst()
                        .map(one ->
                                Form.filled(
                                        Map.of(
                                                "plan", one.plan().code(),
                                                "amount", one.askFor().toString())))
                        .orElse(Form.EMPTY);
        return Pages.show(SHOW, page(told, household, all, form));
    }

    private BalancePage page(
            Told told, Optional<Household> household, List<Wallets.Wallet> all, Form form) {
        List<Option> options =
                all.stream()
                        .filter(Wallets.Wallet::takesPayments)
                        .map(one -> new Option(one.plan().code(), CollectionText.name(one.plan())))
                        .toList();
        List<OrderView> orders = new ArrayList<>();
        household.ifPresent(
                own -> debits.topUpOrders(own.number()).forEach(order -> orders.add(view(order))));
        String currency = all.isEmpty() ? "" : all.getFirst().plan().plan().currency();
        String hint =
                currency.isEmpty()
                        ? ""
                        : Words.of("collection.amount.hint", Formats.currency(currency));
        List<RefundPages.RefundView> back =
                household.map(own -> refunds.ofHousehold(own, all)).orElse(List.of());
        return new BalancePage(
                told, views(all, back), orders, back, options, hint, order(form), form);
    }

    /// The number by which a form orders once; a page that was refused keeps its own.
    static String order(Form form) {
        boolean isNew = form.text("order").isEmpty() || form.error("order") != null;
        return isNew ? UUID.randomUUID().toString() : form.text("order");
    }

    private List<BalanceView> views(List<Wallets.Wallet> all, List<RefundPages.RefundView> back) {
        return all.stream().map(one -> view(one, refunds.back(one, back))).toList();
    }

    private static BalanceView view(Wallets.Wallet one, RefundPages.BackView back) {
        ListedPlan plan = one.plan();
        return new BalanceView(
                plan.code(),
                CollectionText.name(plan),
                CollectionText.money(plan, one.balance()),
                one.isLeft()
                        ? ""
                        : Words.of(
                                "collection.balance.limits",
                                CollectionText.money(plan, one.terms().warnBelow()),
                                CollectionText.money(plan, one.terms().suspendBelow())),
                back,
                warning(one, CollectionText.money(plan, one.askFor())));
    }

    private static String warning(Wallets.Wallet one, String askFor) {
        return switch (one.standing()) {
            case SUSPENDED -> Words.of("collection.balance.suspended", askFor);
            case UNPAID ->
                    Words.of(
                            "collection.balance.unpaid",
                            CollectionText.money(one.plan(), one.terms().joinWith()));
            case COVERED -> one.isLow() ? Words.of("collection.balance.low", askFor) : "";
            case LEFT -> one.takesPayments() ? Words.of("collection.balance.owes", askFor) : "";
        };
    }

    private OrderView view(TopUpOrder order) {
        ListedPlan plan = wallets.plan(order.plan());
        return new OrderView(
                Formats.day(order.day()),
                CollectionText.name(plan),
                CollectionText.money(plan, order.amount()),
                Words.of("collection.order." + order.state()));
    }

    @PostMapping
    ModelAndView payIn(@AuthenticationPrincipal Account account, Form form) {
        Optional<Household> household = members.householdPaidBy(account.id());
        List<Wallets.Wallet> all = household.map(wallets::of).orElse(List.of());
        if (all.isEmpty()) {
            return Pages.next("/me/balance");
        }
        Parsed<Payment> parsed =
                form.parse(fields -> {
                    var plan = fields.value("plan", code -> plan(all, code));
                    var amount = fields.value("amount", TypedAmount::toPayIn);
                    var order = fields.value("order", UUID::fromString);
                    return () -> new Payment(plan.get(), amount.get(), order.get());
                });
        return switch (parsed) {
            case Parsed.Bad<Payment>(var wrong) -> refused(household, all, wrong);
            case Parsed.Good<Payment>(var payment) ->
                    order(household.orElseThrow(), payment)
                            ? Told.PAYING_IN.next()
                            : refused(
                                    household,
                                    all,
                                    form.with("amount", "collection.mandate.missing"));
        };
    }

    private ModelAndView refused(
            Optional<Household> household, List<Wallets.Wallet> all, Form form) {
        return Pages.refused(SHOW, page(Told.NOTHING, household, all, form));
    }

    private boolean order(Household household, Payment payment) {
        Instant now = gate.now();
        ListedPlan plan = payment.plan();
        LocalDate today = plan.plan().dayOf(now);
        return debits.topUp(household, plan.number(), payment.amount(), today, payment.order());
    }

    /// @throws BadInput if the household has no such balance, or nothing is to be paid in for
    private static ListedPlan plan(List<Wallets.Wallet> all, String code) {
        Wallets.Wallet wallet =
                all.stream()
                        .filter(one -> one.plan().code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new BadInput("plan", "collection.plan.no"));
        if (!wallet.takesPayments()) {
            throw new BadInput("plan", "collection.plan.left");
        }
        return wallet.plan();
    }
}
