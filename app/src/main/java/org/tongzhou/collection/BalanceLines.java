package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tongzhou.books.Account;
import org.tongzhou.books.Books;
import org.tongzhou.books.Entry;
import org.tongzhou.collection.BalanceRepository.Kind;
import org.tongzhou.collection.LineRepository.Event;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Moment;
import org.tongzhou.plans.ListedPlan;

/// Pays open lines of a plan from the balances in it, the older first.
@Component
class BalanceLines {

    private final BalanceRepository balances;
    private final LineRepository lines;
    private final Books books;

    BalanceLines(BalanceRepository balances, LineRepository lines, Books books) {
        this.balances = balances;
        this.lines = lines;
        this.books = books;
    }

    /// Pays those of a folio; `left` gets what is left of each balance.
    void pay(int folio, ListedPlan plan, Map<Long, Amount> left, String source, Moment moment) {
        Map<Long, List<Line>> open = new TreeMap<>();
        for (Line line : lines.openIn(folio)) {
            if (line.plan() == plan.number()) {
                open.computeIfAbsent(line.household(), _ -> new ArrayList<>()).add(line);
            }
        }
        for (var own : open.entrySet()) {
            Amount balance = left.getOrDefault(own.getKey(), Amount.ZERO);
            String ofHousehold = source + "/h" + own.getKey();
            Amount paid = pay(own.getValue(), balance, ofHousehold, plan, moment);
            left.put(own.getKey(), balance.minus(paid));
        }
    }

    /// Pays those of one household, and says what that came to.
    Amount pay(long household, ListedPlan plan, Amount balance, String source, Moment moment) {
        List<Line> own =
                lines.ofHousehold(household).stream()
                        .filter(line -> line.plan() == plan.number())
                        .toList();
        return pay(own, balance, source, plan, moment);
    }

    private Amount pay(
            List<Line> own, Amount balance, String source, ListedPlan plan, Moment moment) {
        Amount paid = Amount.ZERO;
        for (Line line : own) {
            Amount part = line.open().orLess(balance.minus(paid));
            if (part.isPositive()) {
                lines.change(line, Event.PAID, part.negated(), null, source, moment);
                paid = paid.plus(part);
            }
        }
        if (paid.isPositive()) {
            String ref = "lines/" + source;
            long household = own.getFirst().household();
            LocalDate day = plan.plan().dayOf(moment.instant());
            balances.insert(household, plan.number(), paid.negated(), Kind.LINE_PAID, ref, moment);
            books.post(
                    Entry.of(ref, day, plan.code(), "Open shares paid from a balance")
                            .debit(Account.PREPAID, paid)
                            .credit(Account.RECEIVABLE, paid));
        }
        return paid;
    }
}
