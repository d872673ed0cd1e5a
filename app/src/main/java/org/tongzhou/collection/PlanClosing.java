package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.books.Account;
import org.tongzhou.books.Books;
import org.tongzhou.books.Entry;
import org.tongzhou.collection.ClosingRepository.Step;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Members;
import org.tongzhou.plans.Closing;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.RoundState;
import org.tongzhou.rounds.Rounds;

/// Takes the closing of a plan to its end, as docs/decisions tell: balances go back when the last
/// round that members share in is closed; when late claims can no longer come and nothing is open,
/// the plan is closed, and what is left is settled folio by folio.
@Component
class PlanClosing {

    private final Plans plans;
    private final Rounds rounds;
    private final Lines lines;
    private final ClosingRepository closings;
    private final ClosingRefunds refunds;
    private final Members members;
    private final Books books;
    private final Gate gate;
    private final TransactionTemplate transaction;

    PlanClosing(
            Plans plans,
            Rounds rounds,
            Lines lines,
            ClosingRepository closings,
            ClosingRefunds refunds,
            Members members,
            Books books,
            Gate gate,
            TransactionTemplate transaction) {
        this.plans = plans;
        this.rounds = rounds;
        this.lines = lines;
        this.closings = closings;
        this.refunds = refunds;
        this.members = members;
        this.books = books;
        this.gate = gate;
        this.transaction = transaction;
    }

    /// Does what is due of the closing of a plan. Done again, it changes nothing.
    void advance(ListedPlan plan, LocalDate today) {
        plans.closing(plan.number()).ifPresent(closing -> advance(plan, closing, today));
    }

    private void advance(ListedPlan plan, Closing closing, LocalDate today) {
        if (plan.plan().isPrePaid() && sharingIsOver(plan, closing)) {
            folioByFolio(plan, Step.BALANCES);
        }
        if (closing.isDone()) {
            folioByFolio(plan, Step.SHARES);
            transaction.executeWithoutResult(_ -> settleSurplus(plan));
        } else if (mayClose(plan, closing, today)) {
            transaction.executeWithoutResult(_ -> close(plan, closing, today));
        }
    }

    /// Whether every round that members share in is closed, and a later one has counted nobody.
    private boolean sharingIsOver(ListedPlan plan, Closing closing) {
        boolean isPast =
                rounds.lastFrozen(plan.number())
                        .filter(round -> round.number() > closing.lastRound())
                        .isPresent();
        return isPast
                && rounds.ofPlan(plan.number()).stream()
                        .filter(round -> round.number() <= closing.lastRound())
                        .allMatch(round -> round.state() == RoundState.CLOSED);
    }

    private void folioByFolio(ListedPlan plan, Step step) {
        Set<Integer> done = closings.done(plan.number(), step);
        for (int folio = 0; folio <= members.lastFolio(); folio++) {
            if (!done.contains(folio)) {
                int next = folio;
                transaction.executeWithoutResult(_ -> {
                    switch (step) {
                        case BALANCES -> refunds.balances(plan, next);
                        case SHARES -> refunds.shares(plan, next);
                    }
                });
            }
        }
    }

    private boolean mayClose(ListedPlan plan, Closing closing, LocalDate today) {
        return today.isAfter(closing.lateClaimsUntil(plan))
                && sharingIsOver(plan, closing)
                && balancesAreBack(plan)
                && areClosed(plan)
                && !rounds.needsAnother(plan, today);
    }

    private boolean balancesAreBack(ListedPlan plan) {
        return !plan.plan().isPrePaid()
                || closings.done(plan.number(), Step.BALANCES).size() > members.lastFolio();
    }

    private boolean areClosed(ListedPlan plan) {
        return rounds.ofPlan(plan.number()).stream()
                .allMatch(round ->
                        round.state() == RoundState.CLOSED
                                && !lines.hasUnknown(plan.number(), round.number()));
    }

    /// Behind the closed gate, where rounds are opened too: from here on there is no other.
    private void close(ListedPlan plan, Closing closing, LocalDate today) {
        gate.raise();
        if (mayClose(plan, closing, today)) {
            plans.finishClosing(plan.number());
        }
    }

    /// What rounding left over is set against what the operator bore, as far as that goes.
    private void settleSurplus(ListedPlan plan) {
        LocalDate today = plan.plan().dayOf(gate.enter().instant());
        boolean areSettled = closings.done(plan.number(), Step.SHARES).size() > members.lastFolio();
        Amount left = balance(plan, Account.SURPLUS).negated();
        Amount borne =
                balance(plan, Account.SUBSIDY)
                        .plus(balance(plan, Account.OPERATOR_LOSSES))
                        .plus(balance(plan, Account.REFUNDED_SHARES));
        Amount part = left.orLess(borne);
        if (areSettled && part.isPositive()) {
            books.post(
                    Entry.of("closing-surplus/" + plan.code(), today, plan.code(), "Surplus left")
                            .debit(Account.SURPLUS, part)
                            .credit(Account.SUBSIDY, part));
        }
    }

    private Amount balance(ListedPlan plan, Account account) {
        return accounts(plan).getOrDefault(account, Amount.ZERO);
    }

    private Map<Account, Amount> accounts(ListedPlan plan) {
        return books.balances(plan.code());
    }
}
