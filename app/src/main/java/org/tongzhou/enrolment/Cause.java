package org.tongzhou.enrolment;

/// Why a span begins or ends.
public enum Cause {
    JOINED,
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
