package org.tongzhou.collection;

import org.tongzhou.web.Words;

/// Why a payout bounced.
public enum PayoutRefusal {
    ACCOUNT_CLOSED,
    NAME_DIFFERS,
    /// A reason that this platform does not know.
    OTHER;

    /// The same for people.
    public String inWords() {
        return Words.of("collection.bounce." + this);
    }

    static PayoutRefusal ofCode(String code) {
        for (PayoutRefusal refusal : values()) {
            if (refusal.name().equals(code)) {
                return refusal;
            }
        }
        return OTHER;
    }
}
