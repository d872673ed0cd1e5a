package org.tongzhou.collection;

import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.rounds.PoolLosses;

/// Tells rounds what was written off for the pool to bear.
@Component
class PoolWriteOffs implements PoolLosses {

    private final LineRepository lines;

    PoolWriteOffs(LineRepository lines) {
        this.lines = lines;
    }

    @Override
    public Amount between(int plan, int afterEpoch, int throughEpoch) {
        return lines.writtenOffToPool(plan, afterEpoch, throughEpoch);
    }
}
