package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tongzhou.books.Account;
import org.tongzhou.books.Books;
import org.tongzhou.books.Entry;
import org.tongzhou.collection.ClosingRepository.Step;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.rounds.Rounds;

/// Gives back what members of a plan that is being closed have in it: one folio at a time, each
/// with its payouts and its entry in one transaction. Done again, it changes nothing.
@Component
class ClosingRefunds {

    private final ClosingRepository closings;
    private final Balances balances;
    private final BalanceLines open;
    private final BalanceRefunds refunds;
    private final BalanceRepository movements;
    private final RefundOrderRepository orders;
    private final PayoutRepository payouts;
    private final Lines lines;
    private final WriteOffs writeOffs;
    private final ShareRepository shares;
    private final WrittenOffRepository writtenOff;
    private final Dues dues;
    private final Rounds rounds;
    private final Books books;
    private final FolioLock lock;
    private final Gate gate;

    ClosingRefunds(
            ClosingRepository closings,
            Balances balances,
            BalanceLines open,
            BalanceRefunds refunds,
            BalanceRepository movements,
            RefundOrderRepository orders,
            PayoutRepository payouts,
            Lines lines,
            WriteOffs writeOffs,
            ShareRepository shares,
            WrittenOffRepository writtenOff,
            Dues dues,
            Rounds rounds,
            Books books,
            FolioLock lock,
            Gate gate) {
        this.closings = closings;
        this.balances = balances;
        this.open = open;
        this.refunds = refunds;
        this.movements = movements;
        this.orders = orders;
        this.payouts = payouts;
        this.lines = lines;
        this.writeOffs = writeOffs;
        this.shares = shares;
        this.writtenOff = writtenOff;
        this.dues = dues;
        this.rounds = rounds;
        this.books = books;
        this.lock = lock;
        this.gate = gate;
    }

    /// Gives the balances of a folio back, less what is open, unless a payment into one is under
    /// way. A balance below zero, after a payment that the bank took back, is the operator's loss.
    void balances(ListedPlan plan, int folio) {
        Moment moment = gate.enter();
        movements.lock(folio);
        boolean isWaiting = movements.isWaiting(folio, plan.number());
        if (isWaiting || !closings.mark(folio, plan.number(), Step.BALANCES, moment.instant())) {
            return;
        }
        Amount back = Amount.ZERO;
        Amount lost = Amount.ZERO;
        Map<Long, Amount> left = balances.inFolio(folio, plan.number(), Integer.MAX_VALUE);
        open.pay(folio, plan, left, "closing/" + plan.code(), moment);
        for (var household : new TreeMap<>(left).entrySet()) {
            Amount balance = household.getValue();
            back = back.plus(balance.orMore(Amount.ZERO));
            lost = lost.plus(balance.negated().orMore(Amount.ZERO));
            refunds.give(plan, household.getKey(), balance, moment);
        }
        orders.replaceAll(folio, plan.number());
        String ref = "closing-balances/%s/f%d".formatted(plan.code(), folio);
        books.post(
                Entry.of(ref, day(plan, moment), plan.code(), "Balances given back")
                        .debit(Account.PREPAID, back.minus(lost))
                        .debit(Account.OPERATOR_LOSSES, lost)
                        .credit(Account.REFUNDS_PAYABLE, back));
    }

    /// Writes off what is still open in a folio, to the operator, and gives back all that was paid
    /// where the plan says so.
    void shares(ListedPlan plan, int folio) {
        Moment moment = gate.enter();
        if (!closings.mark(folio, plan.number(), Step.SHARES, moment.instant())) {
            return;
        }
        lock.take(folio);
        Amount lost = writeOff(plan, folio, moment);
        Amount back = Amount.ZERO;
        if (plan.plan().ending().refundsShares()) {
            for (var household : paid(plan.number(), folio).entrySet()) {
                Amount amount = household.getValue();
                if (amount.isPositive()) {
                    back = back.plus(amount);
                    long number = household.getKey();
                    pay(plan, number, amount, moment);
                }
            }
        }
        String ref = "closing-shares/%s/f%d".formatted(plan.code(), folio);
        books.post(
                Entry.of(
                                ref,
                                day(plan, moment),
                                plan.code(),
                                "Open shares written off, shares given back")
                        .debit(Account.OPERATOR_LOSSES, lost)
                        .debit(Account.REFUNDED_SHARES, back)
                        .credit(Account.RECEIVABLE, lost)
                        .credit(Account.REFUNDS_PAYABLE, back));
    }

    private Amount writeOff(ListedPlan plan, int folio, Moment moment) {
        List<Line> unpaid =
                lines.openIn(folio).stream().filter(line -> line.plan() == plan.number()).toList();
        return writeOffs.of(folio, Close.ofWhole(plan), unpaid, moment);
    }

    /// What each household of a folio has paid in: all charges of all rounds, with what corrections
    /// charged late and less what they refunded, less what is open or was written off.
    private Map<Long, Amount> paid(int plan, int folio) {
        Map<Long, Amount> paid = new TreeMap<>(dues.sums(folio, plan, rounds.ofPlan(plan)));
        rounds.adjusted(folio, plan)
                .forEach((household, sum) -> paid.merge(household, sum, Amount::plus));
        shares.unpaid(folio, plan)
                .forEach((household, sum) -> paid.merge(household, sum.negated(), Amount::plus));
        writtenOff
                .of(folio, plan)
                .forEach(share ->
                        paid.merge(share.household(), share.amount().negated(), Amount::plus));
        return paid;
    }

    /// The books take nothing for a day of which the month may be closed: all is booked today.
    private static LocalDate day(ListedPlan plan, Moment moment) {
        return plan.plan().dayOf(moment.instant());
    }

    private void pay(ListedPlan plan, long household, Amount amount, Moment moment) {
        LocalDate due = BalanceRefunds.due(plan, moment);
        OwedPayout.Kind kind = OwedPayout.Kind.SHARES;
        payouts.insertFirst(
                OwedPayout.atClosing(kind, plan.number(), household, amount, due), moment);
    }
}
