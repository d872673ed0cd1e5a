package org.tongzhou.collection;

import java.util.Optional;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;
import org.tongzhou.claims.Claims;
import org.tongzhou.members.Belonging;
import org.tongzhou.members.Members;
import org.tongzhou.members.Places;

/// Directs what is paid for a claim to the household that the claimant belongs to now: who moved
/// since he reported is not paid through the payer whom he left. What goes back of shares and
/// balances stays with the household that paid them.
@Component
class Payees {

    private final Claims claims;
    private final Members members;
    private final Places places;

    Payees(Claims claims, Members members, Places places) {
        this.claims = claims;
        this.members = members;
        this.places = places;
    }

    OwedPayout directed(OwedPayout payout) {
        return to(payout, members::belonging);
    }

    /// The same, and the claimant belongs there until the transaction ends.
    OwedPayout held(OwedPayout payout) {
        return to(payout, places::held);
    }

    private OwedPayout to(OwedPayout payout, LongFunction<Optional<Belonging>> place) {
        return payout.claim()
                .flatMap(claims::find)
                .flatMap(claim -> place.apply(claim.person()))
                .map(now -> payout.to(now.household().number()))
                .orElse(payout);
    }
}
