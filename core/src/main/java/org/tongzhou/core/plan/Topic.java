package org.tongzhou.core.plan;

/// What a rule is about; every plan has at least one rule on each.
public enum Topic {
    NATURE,
    JOINING,
    DECLARATION,
    WAITING,
    DISEASES,
    BENEFITS,
    CLAIMS,
    PAPERS,
    SHARING,
    FEE,
    CAPS,
    DEBITS,
    LEAVING,
    ENDING
}
