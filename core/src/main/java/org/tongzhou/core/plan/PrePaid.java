package org.tongzhou.core.plan;

import org.tongzhou.core.money.Amount;

/// Members keep a balance from which shares are taken.
///
/// A balance below `warnBelow` brings a warning, one below `suspendBelow` suspends the cover.
/// `joinWith` is what a member pays in to join, `askFor` what a warning asks to be paid in.
public record PrePaid(Amount joinWith, Amount askFor, Amount warnBelow, Amount suspendBelow)
        implements Funding {

    public PrePaid {
        Require.notNegative("joinWith", joinWith);
        Require.positive("askFor", askFor);
        Require.notNegative("warnBelow", warnBelow);
        Require.notNegative("suspendBelow", suspendBelow);
        Require.that(
                suspendBelow.compareTo(warnBelow) <= 0,
                Flaw.Kind.NOBODY_WARNED,
                suspendBelow,
                warnBelow);
    }

    /// What each member leaves in while he is in the plan: what it is joined with, or as much as it
    /// wants to see if that is more.
    public Amount kept() {
        return joinWith.orMore(warnBelow);
    }

    @Override
    public Amount firstPayment() {
        return joinWith;
    }
}
