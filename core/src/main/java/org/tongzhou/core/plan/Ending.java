package org.tongzhou.core.plan;

/// What happens when the plan closes.
///
/// Claims for illness diagnosed before the closing are taken for `lateClaimDays`.
///
/// Balances always go back: they are the members'.
public record Ending(int lateClaimDays, boolean refundsShares, boolean operatorPaysOpenClaims) {

    public Ending {
        Require.between("lateClaimDays", lateClaimDays, 0, 3660);
        Require.that(operatorPaysOpenClaims, Flaw.Kind.OPERATOR_MUST_PAY);
    }
}
