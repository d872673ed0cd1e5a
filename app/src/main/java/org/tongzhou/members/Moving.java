package org.tongzhou.members;

/// What a step of a move to another household came to.
public enum Moving {
    OFFERED,
    MOVED,
    DECLINED,
    WITHDRAWN,
    PROVEN,
    /// Nobody of that name and document is in another household, or there is no such offer.
    NOT_FOUND,
    ALREADY_HERE,
    /// Another payer's offer for the person is not answered yet.
    OFFER_STANDS,
    /// So many were made today that no more are for now.
    OFFER_TOO_OFTEN,
    AUTHORITY_MISSING,
    /// Who makes an offer pays for a household.
    NOT_PAYER,
    /// Somebody else decides.
    NOT_YOURS,
    /// Nobody would pay for those who stay behind.
    PAYS_FOR_OTHERS,
    UNDER_AGE,
    ACCOUNT_TAKEN,
    /// The service that knows who owns an account has not answered.
    PROOF_WAITING,
    PROOF_DIFFERS,
    /// Whoever proved it was enrolled by nobody, or has an account.
    PROOF_OF_NOBODY,
    /// Nobody here knows who owns a bank account.
    PROOF_IMPOSSIBLE,
    /// By this account, or about this person, today.
    PROOF_TOO_OFTEN;

    public boolean isDone() {
        return compareTo(PROVEN) <= 0;
    }
}
