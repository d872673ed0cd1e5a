package org.tongzhou.collection;

/// Why a debit failed.
public enum DebitRefusal {
    INSUFFICIENT_FUNDS,
    ACCOUNT_CLOSED,
    LIMIT_EXCEEDED,
    /// The id was used up, or means another account or amount: our mistake, not the member's.
    INSTRUCTION_CONFLICT,
    /// A reason that this platform does not know.
    OTHER;

    static DebitRefusal ofCode(String code) {
        for (DebitRefusal refusal : values()) {
            if (refusal.name().equals(code)) {
                return refusal;
            }
        }
        return OTHER;
    }
}
