package org.tongzhou.core.plan;

import org.tongzhou.core.money.Amount;

/// Members pay nothing until a round is struck, then exactly their share.
public record PostPaid() implements Funding {

    @Override
    public Amount firstPayment() {
        return Amount.ZERO;
    }
}
