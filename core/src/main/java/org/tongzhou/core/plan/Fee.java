package org.tongzhou.core.plan;

import org.tongzhou.core.money.Amount;

/// What the operator takes for running the plan, in hundredths of a percent of the payouts.
public record Fee(int basisPoints) {

    private static final int WHOLE = 10_000;

    public Fee {
        Require.between("basisPoints", basisPoints, 0, WHOLE);
    }

    /// The fee on the payouts of a whole round. It is rounded down: the members keep the rest.
    public Amount of(Amount payouts) {
        Require.notNegative("payouts", payouts);
        return new Amount(payouts.times(basisPoints).minor() / WHOLE);
    }
}
