package org.tongzhou.rounds;

import org.tongzhou.core.money.Amount;

/// What was written off and falls to the pool; the module that collects knows it.
public interface PoolLosses {

    /// Written off in epochs above `afterEpoch` and up to `throughEpoch`, to be borne by the next
    /// round.
    Amount between(int plan, int afterEpoch, int throughEpoch);
}
