package org.tongzhou.claims;

/// What a reviewer finds.
public enum Finding {
    PAY,
    REFUSE
}
