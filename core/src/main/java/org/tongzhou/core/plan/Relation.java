package org.tongzhou.core.plan;

/// What a member is to the one who pays for him.
public enum Relation {
    SELF,
    SPOUSE,
    CHILD,
    PARENT
}
