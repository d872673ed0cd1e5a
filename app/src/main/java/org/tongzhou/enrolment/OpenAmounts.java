package org.tongzhou.enrolment;

import org.tongzhou.core.money.Amount;

/// What households still owe. The module that collects provides it.
public interface OpenAmounts {

    /// Charged and not yet collected.
    Amount openOf(long household);
}
