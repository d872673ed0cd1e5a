package org.tongzhou.collection;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.books.Account;
import org.tongzhou.books.Books;
import org.tongzhou.core.money.Amount;

/// Lays the provider's daily settlement beside our books: what matches moves to the bank, what does
/// not is named as a difference until somebody resolves it.
@Component
class Reconciliation {

    private final PaymentChannel channel;
    private final SettlementRepository settlements;
    private final Books books;
    private final TransactionTemplate transaction;

    Reconciliation(
            PaymentChannel channel,
            SettlementRepository settlements,
            Books books,
            TransactionTemplate transaction) {
        this.channel = channel;
        this.settlements = settlements;
        this.books = books;
        this.transaction = transaction;
    }

    /// Takes in the settlement of every day that is over, and tries again what did not match
    /// before: the
    /// provider may have moved money on a day on which we did not know of it yet.
    void advance(LocalDate today) {
        Optional<LocalDate> next = settlements.nextDay();
        if (next.isEmpty()) {
            return;
        }
        for (LocalDate day = next.get(); day.isBefore(today); day = day.plusDays(1)) {
            switch (channel.settlement(day)) {
                case Reply.Unknown<Settlement>(String _) -> {
                    return;
                }
                case Reply.Known<Settlement>(Settlement settlement) ->
                        transaction.executeWithoutResult(_ -> take(settlement, today));
            }
        }
        for (SettlementRepository.Unmatched unmatched : settlements.unmatched()) {
            transaction.executeWithoutResult(_ -> matchLate(unmatched, today));
        }
    }

    private void take(Settlement settlement, LocalDate today) {
        LocalDate day = settlement.date();
        if (!settlements.begin(settlement)) {
            return;
        }
        LocalDate bookedOn = openDay(day, today);
        int number = 0;
        for (Settlement.Line line : settlement.lines()) {
            Map<String, Amount> ours = books.postedTo(account(line), refOf(line));
            boolean matches = sum(ours).equals(line.amount()) && !settlements.isMatched(line);
            settlements.insert(day, ++number, line, matches);
            if (matches) {
                ours.entrySet().forEach(ofPlan -> settle(bookedOn, line, ofPlan));
            } else {
                settlements.difference(
                        day, number, refOf(line), sum(ours), line.amount(), "MISMATCH");
            }
        }
        if (settlement.lines().size() != settlement.statedLines()) {
            Amount seen = settlement.sum();
            settlements.difference(day, "lines/" + day, seen, Amount.ZERO, "LINES_MISSING");
        }
        checkClosing(settlement);
    }

    /// A file that comes when the month of its day is closed is booked today.
    private LocalDate openDay(LocalDate day, LocalDate today) {
        return books.isClosed(YearMonth.from(day)) ? today : day;
    }

    private void matchLate(SettlementRepository.Unmatched unmatched, LocalDate today) {
        Settlement.Line line = unmatched.line();
        Map<String, Amount> ours = books.postedTo(account(line), refOf(line));
        boolean matches = sum(ours).equals(line.amount()) && !settlements.isMatched(line);
        if (matches && settlements.match(unmatched)) {
            ours.entrySet().forEach(ofPlan -> settle(today, line, ofPlan));
            settlements.resolve(unmatched, refOf(line), today, "MATCHED_LATER");
        }
    }

    private static Amount sum(Map<String, Amount> byPlan) {
        return byPlan.values().stream().reduce(Amount.ZERO, Amount::plus);
    }

    /// The bank's closing balance is all that ever moved: what our ledger has at the bank, and what
    /// did
    /// not match yet.
    private void checkClosing(Settlement settlement) {
        Amount ours = Amount.ZERO;
        for (String plan : books.plans()) {
            ours = ours.plus(books.balances(plan).getOrDefault(Account.BANK, Amount.ZERO));
        }
        for (SettlementRepository.Unmatched unmatched : settlements.unmatched()) {
            ours = ours.plus(unmatched.line().amount());
        }
        if (!ours.equals(settlement.closingBalance())) {
            settlements.difference(
                    settlement.date(),
                    "closing/" + settlement.date(),
                    ours,
                    settlement.closingBalance(),
                    "CLOSING_BALANCE");
        }
    }

    private void settle(LocalDate day, Settlement.Line line, Entry<String, Amount> ofPlan) {
        books.post(
                org.tongzhou.books.Entry.of(
                                "settle/%s/%s".formatted(refOf(line), ofPlan.getKey()),
                                day,
                                ofPlan.getKey(),
                                "Settled by the provider")
                        .debit(Account.BANK, ofPlan.getValue())
                        .credit(account(line), ofPlan.getValue()));
    }

    private static Account account(Settlement.Line line) {
        return line.kind() == Settlement.Kind.PAYOUT
                ? Account.PAYOUTS_IN_TRANSIT
                : Account.DEBITS_IN_TRANSIT;
    }

    private static String refOf(Settlement.Line line) {
        return switch (line.kind()) {
            case DEBITS -> "debits/" + line.reference();
            case LATE_DEBIT -> "late/" + line.reference();
            case REVERSAL -> "reversal/" + line.reference();
            case PAYOUT -> "payout/" + line.reference();
        };
    }

    /// Differences that nobody has resolved, the oldest first.
    List<Difference> open() {
        return settlements.openDifferences();
    }

    /// Resolves a difference; false if it is resolved already.
    boolean resolve(long difference, LocalDate day, String reason, long byAccount) {
        return settlements.resolve(difference, day, reason, byAccount);
    }
}
