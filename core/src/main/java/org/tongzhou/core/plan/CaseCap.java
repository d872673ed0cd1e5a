package org.tongzhou.core.plan;

import org.tongzhou.core.money.Amount;

/// The most that one case may cost one member, payout and fee together, before rounding.
public record CaseCap(Amount perMember, Bearer bearer) {

    public CaseCap {
        Require.positive("perMember", perMember);
    }
}
