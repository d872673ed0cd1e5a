package org.tongzhou.books;

import org.tongzhou.web.Words;

/// The chart of accounts. All are control accounts: what each member owes is derived, not booked.
public enum Account {
    /// Money of the plan at the bank; below zero it is what the operator has advanced.
    BANK("assets:bank"),
    /// Debits that the provider has taken and not yet settled.
    DEBITS_IN_TRANSIT("assets:in-transit:debits"),
    /// Payouts that were sent and are not yet known to have arrived.
    PAYOUTS_IN_TRANSIT("assets:in-transit:payouts"),
    /// Shares that members owe: struck and not collected.
    RECEIVABLE("assets:receivable:members"),
    /// Written off, and to be borne by the next round.
    LOSSES_TO_SHARE("assets:receivable:losses"),
    PAYABLE_TO_CLAIMANTS("liabilities:payable:claimants"),
    /// Refunds that are due to members: of corrected charges; at closing, of balances and shares.
    REFUNDS_PAYABLE("liabilities:payable:refunds"),
    /// Balances of members of a pre-paid plan: theirs until a share is taken.
    PREPAID("liabilities:prepaid"),
    /// What rounding left over, carried into the next round.
    SURPLUS("liabilities:surplus"),
    FEE_INCOME("income:fee"),
    /// What the operator bears because of caps.
    SUBSIDY("expenses:subsidy"),
    /// What the operator bears because shares were written off.
    OPERATOR_LOSSES("expenses:losses"),
    /// Shares that the operator gives back when the plan is closed.
    REFUNDED_SHARES("expenses:refunded-shares"),
    /// Differences with bank or provider that were given up, with a reason.
    DIFFERENCES("expenses:differences");

    private final String code;

    Account(String code) {
        this.code = code;
    }

    /// The account of a name in the database.
    public static Account of(String code) {
        for (Account account : values()) {
            if (account.code.equals(code)) {
                return account;
            }
        }
        throw new IllegalArgumentException("no account " + code);
    }

    /// What it holds, in words, and the name that the journal has for it.
    public String title() {
        return Words.of("books.named", Words.of("books.account." + name()), code);
    }

    /// The name in the database and in hledger's journal.
    public String code() {
        return code;
    }
}
