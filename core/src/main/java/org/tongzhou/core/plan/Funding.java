package org.tongzhou.core.plan;

import org.tongzhou.core.money.Amount;

/// How money reaches the pool: after the cases are known, or from a balance paid before.
public sealed interface Funding permits PostPaid, PrePaid {

    /// What is taken from a member before his membership begins; zero where it begins at once.
    Amount firstPayment();
}
