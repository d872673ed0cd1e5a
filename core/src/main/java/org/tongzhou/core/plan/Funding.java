package org.tongzhou.core.plan;

/// How money reaches the pool: after the cases are known, or from a balance paid before.
public sealed interface Funding permits PostPaid, PrePaid {}
