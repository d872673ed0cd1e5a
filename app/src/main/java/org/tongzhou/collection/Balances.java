package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.books.Account;
import org.tongzhou.books.Books;
import org.tongzhou.books.Entry;
import org.tongzhou.collection.BalanceRepository.Kind;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.PrePaid;
import org.tongzhou.core.round.Folio;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.FirstPayments;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.Rounds;

/// Takes shares of pre-paid plans from balances, and suspends members whose balance is too low.
///
/// A balance is derived: what was paid in, less the shares of the rounds taken so far. Standing is
/// the balance after the round before against a fixed threshold; who was counted owes in full, and
/// what the balance does not cover is an open line.
@Component
class Balances {

    private final BalanceRepository balances;
    private final RefundOrderRepository orders;
    private final BalanceRefunds refunds;
    private final Enrolments enrolments;
    private final Standings standings;
    private final BalanceLines open;
    private final Suspensions suspensions;
    private final LineRepository lines;
    private final Dues dues;
    private final Rounds rounds;
    private final FirstPayments firsts;
    private final Plans plans;
    private final Books books;
    private final Gate gate;

    Balances(
            BalanceRepository balances,
            RefundOrderRepository orders,
            BalanceRefunds refunds,
            Enrolments enrolments,
            Standings standings,
            BalanceLines open,
            Suspensions suspensions,
            LineRepository lines,
            Dues dues,
            Rounds rounds,
            FirstPayments firsts,
            Plans plans,
            Books books,
            Gate gate) {
        this.balances = balances;
        this.orders = orders;
        this.refunds = refunds;
        this.enrolments = enrolments;
        this.standings = standings;
        this.open = open;
        this.suspensions = suspensions;
        this.lines = lines;
        this.dues = dues;
        this.rounds = rounds;
        this.firsts = firsts;
        this.plans = plans;
        this.books = books;
        this.gate = gate;
    }

    /// What a household has in a plan.
    Amount of(long household, int plan) {
        Amount shares = dues.sum(household, plan, taken(plan, Integer.MAX_VALUE));
        return balances.sum(household, plan).minus(shares);
    }

    /// What final rounds ask of a household beyond what it has in a plan: what is open, and what is
    /// taken next.
    Amount missing(long household, int plan) {
        List<Round> next =
                rounds.ofPlan(plan).stream()
                        .filter(round -> round.isStruck() && !TakenRounds.isTaken(round))
                        .toList();
        return lines.ofHousehold(household).stream()
                .filter(line -> line.plan() == plan)
                .map(Line::open)
                .reduce(dues.sum(household, plan, next), Amount::plus)
                .minus(of(household, plan))
                .orMore(Amount.ZERO);
    }

    /// The balances of a folio before a round, by household.
    Map<Long, Amount> inFolio(int folio, int plan, int beforeRound) {
        Map<Long, Amount> sums = new HashMap<>(balances.sums(folio, plan));
        dues.sums(folio, plan, taken(plan, beforeRound))
                .forEach((household, sum) -> sums.merge(household, sum.negated(), Amount::plus));
        return sums;
    }

    private List<Round> taken(int plan, int beforeRound) {
        return rounds.ofPlan(plan).stream()
                .filter(round -> TakenRounds.isTaken(round) && round.number() < beforeRound)
                .toList();
    }

    private Moment enter(int folio) {
        Moment moment = gate.enter();
        balances.lock(folio);
        return moment;
    }

    /// Takes the shares of a folio in a round that a run collects; done again, it changes nothing.
    /// It is booked today: the month of the run's day may be closed when a stopped run goes on.
    @Transactional
    public void take(Run run, int folio, Round round) {
        Moment moment = enter(folio);
        ListedPlan plan = plans.version(round.plan(), round.planVersion());
        if (!(plan.plan().funding() instanceof PrePaid terms)) {
            return;
        }
        Map<Long, Amount> before = inFolio(folio, round.plan(), round.number());
        String source = "round/%s/%d".formatted(plan.code(), round.number());
        open.pay(folio, plan, before, source, moment);
        Map<Long, List<Due>> byHousehold = new TreeMap<>();
        for (Due due : dues.of(folio, round.plan(), round.number())) {
            byHousehold.computeIfAbsent(due.household(), _ -> new ArrayList<>()).add(due);
        }
        int lastFrozen = rounds.lastFrozen(round.plan()).orElseThrow().number();
        Amount covered = Amount.ZERO;
        for (var household : byHousehold.entrySet()) {
            Amount balance = before.getOrDefault(household.getKey(), Amount.ZERO);
            Amount left = take(household.getValue(), balance, run, moment);
            covered = covered.plus(balance.minus(left));
            // Below zero where it does not reach: a plan may suspend below nothing.
            Amount reached = balance.minus(sum(household.getValue()));
            if (reached.compareTo(terms.suspendBelow()) < 0) {
                suspensions.suspend(household.getValue(), lastFrozen);
            }
            before.put(household.getKey(), left);
        }
        books.post(
                Entry.of(
                                "balances/%s/%d/f%d".formatted(plan.code(), round.number(), folio),
                                plan.plan().dayOf(moment.instant()),
                                plan.code(),
                                "Shares taken from balances")
                        .debit(Account.PREPAID, covered)
                        .credit(Account.RECEIVABLE, covered));
        giveBack(folio, plan, before, moment);
    }

    /// Orders to give back what households have of whom nobody is in the plan any more, however
    /// their last membership ended.
    private void giveBack(int folio, ListedPlan plan, Map<Long, Amount> left, Moment moment) {
        int next = plan.calendar().lastAtOrBefore(moment.instant()) + 1;
        Set<Long> in = enrolments.householdsIn(folio, plan.number(), next);
        LocalDate today = plan.plan().dayOf(moment.instant());
        left.forEach((household, balance) -> {
            if (balance.isPositive() && !in.contains(household)) {
                orders.insertAll(household, plan.number(), today);
            }
        });
    }

    private static Amount sum(List<Due> owed) {
        return owed.stream().map(Due::amount).reduce(Amount.ZERO, Amount::plus);
    }

    /// Takes whole lines as far as the balance goes, and a part of the first that it does not
    /// cover.
    private Amount take(List<Due> owed, Amount balance, Run run, Moment moment) {
        Amount left = balance;
        for (Due due : owed) {
            Amount part = due.amount().orLess(left.orMore(Amount.ZERO));
            Amount rest = due.amount().minus(part);
            left = left.minus(part);
            if (rest.isPositive()) {
                Line line = openLine(due, rest, run);
                lines.open(line, "BALANCE", Run.ref(run.number()), moment);
                String ref = "shortfall/%d/%d".formatted(due.enrolment(), due.round());
                balances.insert(due.household(), due.plan(), rest, Kind.SHORTFALL, ref, moment);
            }
        }
        return left;
    }

    private static Line openLine(Due due, Amount open, Run run) {
        return new Line(
                due.household(),
                due.enrolment(),
                due.round(),
                0,
                due.plan(),
                due.amount(),
                open,
                Line.State.OPEN,
                OptionalInt.empty(),
                run.day());
    }

    /// Books a payment that the channel took: open lines first, then cover again if the balance is
    /// enough. Where nobody is in the plan any more what it leaves goes back, and at once where
    /// balances were given back at a closing.
    ///
    /// @param how `debits/` if it was taken at once, `late/` if it was pending: the bank tells
    ///     them apart
    @Transactional
    public void paidIn(BalanceRepository.Order order, String how) {
        Moment moment = enter(Folio.of(order.household()));
        if (!balances.move(order, TopUpOrder.State.TAKEN, null)) {
            return;
        }
        ListedPlan plan = plans.inForce(order.plan(), moment.instant()).orElseThrow();
        LocalDate day = plan.plan().dayOf(moment.instant());
        String id = order.channelId();
        balances.insert(order.household(), order.plan(), order.amount(), Kind.TOP_UP, id, moment);
        books.post(
                Entry.of(how + id + "/" + plan.code(), day, plan.code(), "Paid in")
                        .debit(Account.DEBITS_IN_TRANSIT, order.amount())
                        .credit(Account.PREPAID, order.amount()));
        open.pay(order.household(), plan, of(order.household(), order.plan()), id, moment);
        refunds.giveLate(order, plan, of(order.household(), order.plan()), moment);
        Amount balance = of(order.household(), order.plan());
        suspensions.resume(order.household(), plan, balance, day);
        firsts.begin(order.household(), order.plan(), balance);
        int membersIn = standings.membersIn(order.household(), plan, moment.instant());
        if (membersIn == 0 && balance.isPositive()) {
            orders.insertAll(order.household(), order.plan(), day);
        }
    }

    /// Books that the bank gave a payment back: the balance may fall below zero until the next
    /// payment. Once balances were given back at a closing there is none: the operator loses it.
    @Transactional
    public void takenBack(BalanceRepository.Order order) {
        Moment moment = enter(Folio.of(order.household()));
        if (!balances.move(order, TopUpOrder.State.REVERSED, "REVERSED")) {
            return;
        }
        ListedPlan plan = plans.inForce(order.plan(), moment.instant()).orElseThrow();
        String ref = "reversal/" + order.channelId();
        boolean isOver = refunds.areBack(order.plan(), order.household());
        if (!isOver) {
            Amount back = order.amount().negated();
            balances.insert(order.household(), order.plan(), back, Kind.REFUND, ref, moment);
        }
        books.post(
                Entry.of(
                                ref + "/" + plan.code(),
                                plan.plan().dayOf(moment.instant()),
                                plan.code(),
                                "Payment given back")
                        .debit(isOver ? Account.OPERATOR_LOSSES : Account.PREPAID, order.amount())
                        .credit(Account.DEBITS_IN_TRANSIT, order.amount()));
    }
}
