package org.tongzhou.collection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.enrolment.Ended;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Household;
import org.tongzhou.members.Mandate;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Gives balances back while their plan runs: what members need not leave in whenever the payer
/// asks for it, and all of it once nobody of the household is left in the plan.
///
/// A share whose notice day has come is taken first, and a payment is settled first; until then an
/// order waits.
@Component
class RefundOrders {

    /// A tick gives no more of a plan, so that other work is not kept waiting.
    private static final int IN_A_TICK = 1_000;

    private static final int MOST_SHOWN = 50;

    /// Households are numbered from 0.
    private static final long BEFORE_ALL = -1;

    private final RefundOrderRepository orders;
    private final BalanceRepository movements;
    private final Balances balances;
    private final BalanceLines open;
    private final BalanceRefunds refunds;
    private final TakenRounds taken;
    private final SettlementRepository settlements;
    private final Standings standings;
    private final Members members;
    private final Plans plans;
    private final Gate gate;
    private final TransactionTemplate transaction;

    /// The last household that a tick has come to, by plan.
    private final Map<Integer, Long> reached = new ConcurrentHashMap<>();

    RefundOrders(
            RefundOrderRepository orders,
            BalanceRepository movements,
            Balances balances,
            BalanceLines open,
            BalanceRefunds refunds,
            TakenRounds taken,
            SettlementRepository settlements,
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
        this.settlements = settlements;
        this.standings = standings;
        this.members = members;
        this.plans = plans;
        this.gate = gate;
        this.transaction = transaction;
    }

    /// Orders a part of a balance, once for each form.
    @Transactional
    public Refunding order(Household household, ListedPlan plan, Amount amount, UUID form) {
        Instant now = gate.enter().instant();
        orders.lock(household.number());
        if (orders.ofForm(household.number(), form).isPresent()) {
            return new Refunding.Ordered();
        }
        if (waiting(household.number(), plan, now).isPresent()) {
            return new Refunding.Waits();
        }
        orders.waiting(household.number(), plan.number()).ifPresent(orders::cancel);
        Amount most = most(household.number(), plan, now);
        if (amount.compareTo(most) > 0) {
            return new Refunding.TooMuch(most);
        }
        if (members.mandate(household).filter(Mandate::accountChecked).isEmpty()) {
            return new Refunding.NoAccount();
        }
        LocalDate today = plan.plan().dayOf(now);
        orders.insert(household.number(), plan.number(), amount, today, form);
        return new Refunding.Ordered();
    }

    /// The most that may go back of a balance now: each member who is in the plan leaves in what it
    /// is joined with. Who takes out more would be in it without paying, and come back when he is
    /// ill.
    Amount most(long household, ListedPlan plan, Instant now) {
        if (!plan.plan().isPrePaid()) {
            return Amount.ZERO;
        }
        Amount kept = standings.kept(household, plan, now);
        return balances.of(household, plan.number()).minus(kept).orMore(Amount.ZERO);
    }

    private boolean isIn(long household, ListedPlan plan, Instant now) {
        return standings.membersIn(household, plan, now) > 0;
    }

    /// Cancels what a household asked for; false if it has no such order, or that does not wait.
    boolean cancel(long household, long number) {
        return orders.cancelAsked(household, number);
    }

    /// Whether a household has taken back this order.
    boolean isTakenBack(long household, long number) {
        return orders.ofHousehold(household, number + 1, 1).stream()
                .anyMatch(order ->
                        order.number() == number && order.state() == RefundOrder.State.CANCELLED);
    }

    /// What a household ordered lately, the newest first.
    List<RefundOrder> ofHousehold(long household) {
        return orders.ofHousehold(household, Long.MAX_VALUE, MOST_SHOWN);
    }

    /// What a household waits for in a plan.
    Optional<RefundOrder> waiting(long household, ListedPlan plan, Instant now) {
        return orders.waiting(household, plan.number()).filter(order -> holds(order, plan, now));
    }

    /// What a household waits for in all its plans, the newest first.
    List<RefundOrder> waiting(long household, Instant now) {
        return ofHousehold(household).stream()
                .filter(order -> order.state() == RefundOrder.State.WAITING)
                .filter(order -> holds(order, plans.inForceOrOldest(order.plan(), now), now))
                .toList();
    }

    /// Who has joined again since he left keeps what he does not ask for.
    private boolean holds(RefundOrder order, ListedPlan plan, Instant now) {
        return !order.isOfAll() || !isIn(order.household(), plan, now);
    }

    /// Orders of a household before a number, the newest first.
    List<RefundOrder> ofHousehold(long household, long before, int limit) {
        return orders.ofHousehold(household, before, limit);
    }

    /// Orders all of a balance, in the transaction in which the cover of the last of a household
    /// ends.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void order(Ended ended) {
        Membership membership = ended.membership();
        Instant now = gate.now();
        ListedPlan plan = plans.inForceOrOldest(membership.plan(), now);
        long household = membership.household();
        if (!plan.plan().isPrePaid()) {
            return;
        }
        // Two who leave at the same moment: the second sees that the first has.
        orders.lock(household);
        if (!isIn(household, plan, now)) {
            orders.insertAll(household, plan.number(), plan.plan().dayOf(now));
        }
    }

    /// Gives back what is ordered and may go. Done again, it changes nothing.
    void advance() {
        Attempts attempts = new Attempts();
        Instant now = gate.now();
        for (ListedPlan plan : plans.inForce(now)) {
            if (plan.plan().isPrePaid() && taken.areAllTaken(plan, now)) {
                giveSome(plan, attempts);
            }
        }
        attempts.end();
    }

    /// Goes on where the tick before has stopped, and begins anew at the end.
    private void giveSome(ListedPlan plan, Attempts attempts) {
        long after = reached.getOrDefault(plan.number(), BEFORE_ALL);
        List<RefundOrder> some = orders.waiting(plan.number(), after, IN_A_TICK);
        for (RefundOrder order : some) {
            attempts.at(() -> transaction.executeWithoutResult(_ -> give(order, plan)));
        }
        boolean isMore = some.size() == IN_A_TICK;
        reached.put(plan.number(), isMore ? some.getLast().household() : BEFORE_ALL);
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
        boolean mayGo =
                taken.areAllTaken(plan, folio, moment.instant()) && isSettled(household, plan);
        if (waits.isEmpty() || !mayGo) {
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
        // It may have been cancelled since it was read.
        if (orders.give(order, back)) {
            refunds.give(order, plan, back, moment);
        }
    }

    /// Whether the provider has settled all that was paid in: what he may not have yet does not go
    /// back.
    private boolean isSettled(long household, ListedPlan plan) {
        return settlements
                .lastDay()
                .map(day -> day.plusDays(1).atStartOfDay(plan.plan().zone()).toInstant())
                .filter(until -> !movements.isPaidInSince(household, plan.number(), until))
                .isPresent();
    }
}
