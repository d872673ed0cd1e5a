package org.tongzhou.members;

import org.tongzhou.core.money.Amount;

/// A payer's leave to debit an account, up to a ceiling per debit day.
///
/// @param account the token by which the payment provider knows the account
public record Mandate(
        long household,
        int revision,
        Amount ceiling,
        String account,
        boolean accountChecked,
        boolean cancelled) {

    public boolean allowsDebits() {
        return accountChecked && !cancelled;
    }

    Mandate asCancelled() {
        return new Mandate(household, 0, ceiling, account, accountChecked, true);
    }

    Mandate withCeiling(Amount other) {
        return new Mandate(household, 0, other, account, accountChecked, cancelled);
    }

    /// As it would be by what the payer wants next; nobody has checked that yet.
    Mandate with(MandateDetails wanted) {
        return new Mandate(
                household, revision, wanted.ceiling(), wanted.account(), false, cancelled);
    }

    Mandate withAccountChecked(boolean checked) {
        return new Mandate(household, 0, ceiling, account, checked, cancelled);
    }
}
