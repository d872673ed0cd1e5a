package org.tongzhou.collection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.PrePaid;
import org.tongzhou.core.round.Folio;
import org.tongzhou.enrolment.Left;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Household;
import org.tongzhou.members.Mandate;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Gives balances back while their plan runs: what is above the plan's warning whenever the payer
/// asks for it, and all of it once nobody of the household is left in the plan.
///
/// A share whose notice day has come is taken first; until then an order waits.
@Component
class RefundOrders {

    private static final int AT_A_TIME = 1_000;

    /// Households are numbered from 0.
    private static final long BEFORE_ALL = -1;

    private final RefundOrderRepository orders;
    private final BalanceRepository movements;
    private final Balances balances;
    private final BalanceLines open;
    private final BalanceRefunds refunds;
    private final TakenRounds taken;
    private final Standings standings;
    private final Members members;
    private final Plans plans;
    private final Gate gate;
    private final TransactionTemplate transaction;

    RefundOrders(
            RefundOrderRepository orders,
            BalanceRepository movements,
            Balances balances,
            BalanceLines open,
            BalanceRefunds refunds,
            TakenRounds taken,
            Standings standings,
            Members members,
            Plans plans,
            Gate gate,
            TransactionTemplate transaction) {
        this.orders = orders;
        this.movements = movements;
        this.balances = balances;
        this.open = open;
        this.refunds = refunds;
        this.taken = taken;
        this.standings = standings;
        this.members = members;
        this.plans = plans;
        this.gate = gate;
        this.transaction = transaction;
    }

    /// Orders a part of a balance, once for each form.
    @Transactional
    public Refunding order(Household household, ListedPlan plan, Amount amount, UUID form) {
        Moment moment = gate.enter();
        movements.lock(Folio.of(household.number()));
        if (orders.ofForm(form).isPresent()) {
            return new Refunding.Ordered();
        }
        if (orders.waiting(household.number(), plan.number()).isPresent()) {
            return new Refunding.Waits();
        }
        Amount most = most(household.number(), plan, moment.instant());
        if (amount.compareTo(most) > 0) {
            return new Refunding.TooMuch(most);
        }
        if (members.mandate(household).filter(Mandate::accountChecked).isEmpty()) {
            return new Refunding.NoAccount();
        }
        LocalDate today = plan.plan().dayOf(moment.instant());
        orders.insert(household.number(), plan.number(), amount, today, form);
        return new Refunding.Ordered();
    }

    /// The most that may go back of a balance now: whoever is in the plan keeps as much as it wants
    /// to see there. Who takes out more would be in it without paying, and come back when he is
    /// ill.
    Amount most(long household, ListedPlan plan, Instant now) {
        Amount balance = balances.of(household, plan.number()).orMore(Amount.ZERO);
        return isIn(household, plan, now) && plan.plan().funding() instanceof PrePaid terms
                ? balance.minus(terms.warnBelow()).orMore(Amount.ZERO)
                : balance;
    }

    private boolean isIn(long household, ListedPlan plan, Instant now) {
        return standings.of(household, plan, now) != Standing.LEFT;
    }

    /// Cancels what a household asked for; false if it has no such order, or that does not wait.
    boolean cancel(long household, long number) {
        return orders.ofHousehold(household).stream()
                .filter(order -> order.number() == number && !order.isOfAll())
                .anyMatch(orders::cancel);
    }

    /// What a household ordered, the newest first.
    List<RefundOrder> ofHousehold(long household) {
        return orders.ofHousehold(household);
    }

    /// Orders all of a balance, in the transaction in which the last of a household leaves.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void order(Left left) {
        Membership membership = left.membership();
        Instant now = gate.now();
        ListedPlan plan = plans.inForceOrOldest(membership.plan(), now);
        boolean isPrePaid = plan.plan().funding() instanceof PrePaid;
        long household = membership.household();
        if (isPrePaid && !isIn(household, plan, now)) {
            orders.insertAll(household, plan.number(), plan.plan().dayOf(now));
        }
    }

    /// Gives back what is ordered and may go. Done again, it changes nothing.
    void advance() {
        for (int number : orders.plans()) {
            ListedPlan plan = plans.inForceOrOldest(number, gate.now());
            if (taken.areAllTaken(plan, gate.now())) {
                giveAll(plan);
            }
        }
    }

    private void giveAll(ListedPlan plan) {
        List<RefundOrder> waiting = orders.waiting(plan.number(), BEFORE_ALL, AT_A_TIME);
        while (!waiting.isEmpty()) {
            for (RefundOrder order : waiting) {
                transaction.executeWithoutResult(_ -> give(order, plan));
            }
            waiting = orders.waiting(plan.number(), waiting.getLast().household(), AT_A_TIME);
        }
    }

    /// What is open is paid first. Whoever joined again since he left keeps his balance.
    private void give(RefundOrder order, ListedPlan plan) {
        Moment moment = gate.enter();
        long household = order.household();
        int folio = Folio.of(household);
        movements.lock(folio);
        Optional<RefundOrder> waits =
                orders.waiting(household, plan.number())
                        .filter(now -> now.number() == order.number());
        if (waits.isEmpty() || !taken.areAllTaken(plan, folio, moment.instant())) {
            return;
        }
        if (order.isOfAll() && isIn(household, plan, moment.instant())) {
            orders.cancel(order);
            return;
        }
        String source = BalanceRefunds.source(order);
        open.pay(household, plan, balances.of(household, plan.number()), source, moment);
        Amount most = most(household, plan, moment.instant());
        Amount back = order.asked().map(most::orLess).orElse(most);
        orders.give(order, back);
        refunds.give(order, plan, back, moment);
    }
}
