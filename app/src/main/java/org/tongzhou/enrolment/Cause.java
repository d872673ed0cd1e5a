package org.tongzhou.enrolment;

/// Why a span begins or ends.
public enum Cause {
    JOINED,
    /// Joined a pre-paid plan whose first payment is not taken yet.
    UNPAID,
    LEFT,
    PAYOUT,
    RESUMED,
    ARREARS,
    UNTRUE_DECLARATION,
    WAITING_ILLNESS,
    SUSPENDED,
    DIED,
    CORRECTED,
    CLOSED,
    MOVED,
    AGED_OUT
}
