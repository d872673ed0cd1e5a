package org.tongzhou.rounds;

import java.time.Instant;
import org.tongzhou.core.money.Amount;

/// The statement of a struck round: where the money comes from and where it goes.
public record Statement(
        int plan,
        int round,
        long members,
        int cases,
        Amount payouts,
        Amount fee,
        Amount refunds,
        Amount lateCharges,
        Amount losses,
        Amount carryIn,
        Amount subsidy,
        Amount charged,
        Amount carryOut,
        Instant struckAt) {}
