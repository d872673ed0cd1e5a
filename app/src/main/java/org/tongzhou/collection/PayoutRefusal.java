package org.tongzhou.collection;

/// Why a payout bounced.
public enum PayoutRefusal {
    ACCOUNT_CLOSED,
    NAME_DIFFERS,
    /// A reason that this platform does not know.
    OTHER;

    static PayoutRefusal ofCode(String code) {
        for (PayoutRefusal refusal : values()) {
            if (refusal.name().equals(code)) {
                return refusal;
            }
        }
        return OTHER;
    }
}
