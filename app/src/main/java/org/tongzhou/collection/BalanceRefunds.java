package org.tongzhou.collection;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.tongzhou.books.Account;
import org.tongzhou.books.Books;
import org.tongzhou.books.Entry;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Moment;
import org.tongzhou.plans.ListedPlan;

/// Gives a household's balance in a plan back: by its order, or when the plan is being closed with
/// the others of its folio. A payment that arrives after those went back goes back by itself.
@Component
class BalanceRefunds {

    private final ClosingRepository closings;
    private final BalanceRepository movements;
    private final PayoutRepository payouts;
    private final Books books;

    BalanceRefunds(
            ClosingRepository closings,
            BalanceRepository movements,
            PayoutRepository payouts,
            Books books) {
        this.closings = closings;
        this.movements = movements;
        this.payouts = payouts;
        this.books = books;
    }

    /// Whether a household's folio is done: nothing is left in its balances, nor stays in them.
    boolean areBack(int plan, long household) {
        return closings.done(plan, ClosingRepository.Step.BALANCES).contains(Folio.of(household));
    }

    /// Takes a balance out and makes its payout; one below zero is only set to zero. The entry of
    /// the folio books it.
    void give(ListedPlan plan, long household, Amount balance, Moment moment) {
        if (balance.isZero()) {
            return;
        }
        takeOut(plan, household, balance, "closing", moment);
        if (balance.isPositive()) {
            LocalDate due = due(plan, moment);
            OwedPayout.Kind kind = OwedPayout.Kind.BALANCE;
            payouts.insertFirst(
                    OwedPayout.atClosing(kind, plan.number(), household, balance, due), moment);
        }
    }

    /// Gives back what an order comes to.
    void give(RefundOrder order, ListedPlan plan, Amount back, Moment moment) {
        if (back.isZero()) {
            return;
        }
        String source = source(order);
        takeOut(plan, order.household(), back, source, moment);
        payouts.insertFirst(OwedPayout.ofOrder(order, back, due(plan, moment)), moment);
        LocalDate day = plan.plan().dayOf(moment.instant());
        books.post(
                Entry.of(source + "/" + plan.code(), day, plan.code(), "Balance given back")
                        .debit(Account.PREPAID, back)
                        .credit(Account.REFUNDS_PAYABLE, back));
    }

    /// The reference of all that an order moves.
    static String source(RefundOrder order) {
        return "balance-refund/" + order.number();
    }

    /// Gives back what an order left in a balance after the balances of its folio went back.
    void giveLate(BalanceRepository.Order order, ListedPlan plan, Amount balance, Moment moment) {
        long household = order.household();
        if (!balance.isPositive() || !areBack(plan.number(), household)) {
            return;
        }
        String late = order.channelId();
        takeOut(plan, household, balance, "closing/" + late, moment);
        LocalDate due = due(plan, moment);
        payouts.insertFirst(
                OwedPayout.afterClosing(plan.number(), household, late, balance, due), moment);
        String ref = "closing-balances/%s/%s".formatted(plan.code(), late);
        LocalDate day = plan.plan().dayOf(moment.instant());
        books.post(
                Entry.of(ref, day, plan.code(), "Late payment given back")
                        .debit(Account.PREPAID, balance)
                        .credit(Account.REFUNDS_PAYABLE, balance));
    }

    private void takeOut(
            ListedPlan plan, long household, Amount balance, String ref, Moment moment) {
        movements.insert(
                household,
                plan.number(),
                balance.negated(),
                BalanceRepository.Kind.REFUND,
                ref,
                moment);
    }

    /// The day by which what goes back now is paid.
    static LocalDate due(ListedPlan plan, Moment moment) {
        LocalDate today = plan.plan().dayOf(moment.instant());
        return today.plusDays(plan.plan().calendar().payoutWithinDays());
    }
}
