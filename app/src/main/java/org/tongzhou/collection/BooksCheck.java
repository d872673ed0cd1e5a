package org.tongzhou.collection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.books.Account;
import org.tongzhou.books.Books;
import org.tongzhou.collection.OwedPayout.Kind;
import org.tongzhou.collection.RunRepository.RunRound;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.RoundState;
import org.tongzhou.rounds.Rounds;
import org.tongzhou.rounds.Statement;

/// Derives anew what the control accounts should say, and names every one that says otherwise.
///
/// It reads one snapshot and changes nothing; anybody who may read may run it at any time.
@Component
public class BooksCheck {

    private static final String ALL_PLANS = "*";
    private static final List<Kind> GOING_BACK = List.of(Kind.REFUND, Kind.BALANCE, Kind.SHARES);

    private final Books books;
    private final Plans plans;
    private final Rounds rounds;
    private final OpenTotals open;
    private final UntouchedShares untouched;
    private final Balances balances;
    private final PayoutRepository payouts;
    private final ClosingRepository closings;
    private final SettlementRepository settlements;
    private final Members members;
    private final Gate gate;

    BooksCheck(
            Books books,
            Plans plans,
            Rounds rounds,
            OpenTotals open,
            UntouchedShares untouched,
            Balances balances,
            PayoutRepository payouts,
            ClosingRepository closings,
            SettlementRepository settlements,
            Members members,
            Gate gate) {
        this.books = books;
        this.plans = plans;
        this.rounds = rounds;
        this.open = open;
        this.untouched = untouched;
        this.balances = balances;
        this.payouts = payouts;
        this.closings = closings;
        this.settlements = settlements;
        this.members = members;
        this.gate = gate;
    }

    /// What an account says, and what follows from lines, rounds and settlements.
    ///
    /// @param plan the plan's code, or `*` for all plans together
    public record Finding(String plan, Account account, Amount booked, Amount derived) {

        boolean differs() {
            return !booked.equals(derived);
        }
    }

    /// All accounts that say otherwise; none is how it should be.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Finding> run() {
        return compareAll().stream().filter(Finding::differs).toList();
    }

    /// Every account that can be derived, right or wrong.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Finding> compareAll() {
        List<Finding> findings = new ArrayList<>();
        Map<Integer, Amount> lines = open.byPlan();
        for (ListedPlan plan : plans.inForce(gate.now())) {
            Map<Account, Amount> booked = books.balances(plan.code());
            Amount waiting = untouched.of(plan.number());
            Amount owed =
                    lines.getOrDefault(plan.number(), Amount.ZERO)
                            .plus(struck(plan.number()))
                            .plus(waiting);
            compare(findings, plan.code(), Account.RECEIVABLE, booked, owed);
            Amount prePaid =
                    plan.plan().isPrePaid() ? balances(plan.number()).plus(waiting) : Amount.ZERO;
            compare(findings, plan.code(), Account.PREPAID, booked, prePaid.negated());
            Amount claimants = payouts.notSent(plan.number(), List.of(Kind.CLAIM));
            Amount toClaimants = claimants.plus(notMade(plan.number(), Statement::payouts));
            compare(
                    findings,
                    plan.code(),
                    Account.PAYABLE_TO_CLAIMANTS,
                    booked,
                    toClaimants.negated());
            Amount refunds = payouts.notSent(plan.number(), GOING_BACK);
            Amount goingBack = refunds.plus(notMade(plan.number(), Statement::refunds));
            compare(findings, plan.code(), Account.REFUNDS_PAYABLE, booked, goingBack.negated());
        }
        compareBank(findings);
        return findings;
    }

    private void compareBank(List<Finding> findings) {
        Map<Account, Amount> all = new EnumMap<>(Account.class);
        for (String plan : books.plans()) {
            books.balances(plan)
                    .forEach((account, amount) -> all.merge(account, amount, Amount::plus));
        }
        Amount atBank = settlements.lastClosing();
        for (SettlementRepository.Unmatched unmatched : settlements.unmatched()) {
            atBank = atBank.minus(unmatched.line().amount());
        }
        compare(findings, ALL_PLANS, Account.BANK, all, atBank);
        Amount inTransit = settlements.takenNotSettled();
        compare(findings, ALL_PLANS, Account.DEBITS_IN_TRANSIT, all, inTransit);
    }

    private static void compare(
            List<Finding> findings,
            String plan,
            Account account,
            Map<Account, Amount> booked,
            Amount derived) {
        Amount said = booked.getOrDefault(account, Amount.ZERO);
        findings.add(new Finding(plan, account, said, derived));
    }

    /// What struck rounds owe of which no payouts are made yet.
    private Amount notMade(int plan, Function<Statement, Amount> owed) {
        Set<RunRound> made = payouts.made();
        return rounds.statements(plan).stream()
                .filter(one -> !made.contains(new RunRound(plan, one.round())))
                .map(owed)
                .reduce(Amount.ZERO, Amount::plus);
    }

    /// What rounds charge that no run has begun to collect; late charges have no lines yet.
    private Amount struck(int plan) {
        Amount struck = Amount.ZERO;
        for (Round round : rounds.ofPlan(plan)) {
            if (round.state() == RoundState.STRUCK) {
                Statement statement = rounds.statement(plan, round.number()).orElseThrow();
                struck = struck.plus(statement.charged()).plus(statement.lateCharges());
            }
        }
        return struck;
    }

    /// What members have in a plan. Where balances went back at its closing, nobody has anything
    /// in it: what stands there all the same is told.
    private Amount balances(int plan) {
        Set<Integer> back = closings.done(plan, ClosingRepository.Step.BALANCES);
        Amount sum = Amount.ZERO;
        for (int folio = 0; folio <= members.lastFolio(); folio++) {
            if (back.contains(folio)) {
                continue;
            }
            for (Amount balance : balances.inFolio(folio, plan, Integer.MAX_VALUE).values()) {
                sum = sum.plus(balance);
            }
        }
        return sum;
    }
}
