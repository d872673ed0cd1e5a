package org.tongzhou.collection;

import org.springframework.stereotype.Component;
import org.tongzhou.claims.Claims;
import org.tongzhou.members.Members;

/// Directs what is paid for a claim to the household that the claimant belongs to now: who moved
/// since he reported is not paid through the payer whom he left. What goes back of shares and
/// balances stays with the household that paid them.
@Component
class Payees {

    private final Claims claims;
    private final Members members;

    Payees(Claims claims, Members members) {
        this.claims = claims;
        this.members = members;
    }

    OwedPayout directed(OwedPayout payout) {
        return payout.claim()
                .flatMap(claims::find)
                .flatMap(claim -> members.belonging(claim.person()))
                .map(place -> payout.to(place.household().number()))
                .orElse(payout);
    }
}
