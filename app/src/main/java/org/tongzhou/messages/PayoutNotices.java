package org.tongzhou.messages;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tongzhou.claims.Claims;
import org.tongzhou.collection.Debits;
import org.tongzhou.collection.OwedPayout;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// What the pool pays to a household, why, and where that is explained.
@Component
class PayoutNotices {

    private static final String CLAIMS = "/me/claims";

    private final Debits debits;
    private final Claims claims;
    private final Plans plans;
    private final Gate gate;

    PayoutNotices(Debits debits, Claims claims, Plans plans, Gate gate) {
        this.debits = debits;
        this.claims = claims;
        this.plans = plans;
        this.gate = gate;
    }

    /// @param account that reads them, of who pays for the household
    List<Notice> of(Household household, long account) {
        return debits.payouts(household.number()).stream()
                .map(payout -> notice(payout, account))
                .toList();
    }

    private Notice notice(OwedPayout payout, long account) {
        ListedPlan plan = plans.inForceOrOldest(payout.plan(), gate.now());
        String text =
                Words.of(
                        "messages.payout." + payout.state(),
                        Formats.money(payout.amount(), plan.plan().currency()),
                        plan.plan().name().in(Words.Language.ofRequest().locale()),
                        Formats.day(payout.endedOn().orElse(payout.dueOn())));
        return new Notice(
                Notice.Kind.PAYOUT,
                Words.of("messages.payout.why." + payout.kind(), text),
                path(payout, plan, account));
    }

    /// The claim, where the account may see it: the claimant may have moved away since.
    private String ofClaim(long claim, long account) {
        return claims.findFor(account, claim)
                .map(seen -> CLAIMS + "/" + seen.claim())
                .orElse(CLAIMS);
    }

    /// A payout that came back leads to the account that it should go to.
    private String path(OwedPayout payout, ListedPlan plan, long account) {
        if (payout.state() == OwedPayout.State.BOUNCED) {
            return "/me/mandate";
        }
        return switch (payout.kind()) {
            case CLAIM -> payout.claim().map(claim -> ofClaim(claim, account)).orElse(CLAIMS);
            case REFUND -> "/me/passbook";
            case BALANCE -> "/me/balance";
            case SHARES -> "/plans/" + plan.code();
        };
    }
}
