package org.tongzhou.core.plan;

/// Who bears what lies above a cap.
public enum Bearer {
    OPERATOR,
    OTHERS,
    PAYOUTS,
    NEXT_ROUNDS
}
