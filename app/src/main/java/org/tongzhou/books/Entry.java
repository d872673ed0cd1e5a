package org.tongzhou.books;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tongzhou.core.money.Amount;

/// A journal entry of one plan. Debits are positive, credits negative, and together they are
/// nothing.
///
/// @param ref what caused it, once: the same cause cannot be posted twice
/// @param day the business day in the plan's zone
public record Entry(String ref, LocalDate day, String plan, String memo, List<Posting> postings) {

    /// One line of an entry.
    public record Posting(Account account, Amount amount) {}

    public Entry {
        postings = List.copyOf(postings);
    }

    public static Entry of(String ref, LocalDate day, String plan, String memo) {
        return new Entry(ref, day, plan, memo, List.of());
    }

    public Entry debit(Account account, Amount amount) {
        return with(account, amount);
    }

    public Entry credit(Account account, Amount amount) {
        return with(account, amount.negated());
    }

    private Entry with(Account account, Amount amount) {
        if (amount.isZero()) {
            return this;
        }
        List<Posting> more = new ArrayList<>(postings);
        more.add(new Posting(account, amount));
        return new Entry(ref, day, plan, memo, more);
    }

    boolean balances() {
        return postings.stream().map(Posting::amount).reduce(Amount.ZERO, Amount::plus).isZero();
    }
}
