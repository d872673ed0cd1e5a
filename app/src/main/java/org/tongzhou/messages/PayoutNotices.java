package org.tongzhou.messages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongzhou.claims.Claims;
import org.tongzhou.collection.Debits;
import org.tongzhou.collection.OwedPayout;
import org.tongzhou.collection.PayoutRefusal;
import org.tongzhou.collection.RefundOrder;
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
    private static final String BALANCES = "/me/balance";

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
        Instant now = gate.now();
        List<Notice> notices = new ArrayList<>();
        debits.standingPayouts(household.number())
                .forEach(payout -> notices.add(notice(payout, account)));
        debits.waitingRefunds(household.number(), now)
                .forEach(order -> notices.add(waits(order, plan(order.plan()))));
        return notices;
    }

    private ListedPlan plan(int number) {
        return plans.inForceOrOldest(number, gate.now());
    }

    private static String name(ListedPlan plan) {
        return plan.plan().name().in(Words.Language.ofRequest().locale());
    }

    private static Notice waits(RefundOrder order, ListedPlan plan) {
        String text =
                order.asked()
                        .map(asked ->
                                Words.of(
                                        "messages.refund.asked",
                                        Formats.money(asked, plan.plan().currency()),
                                        name(plan),
                                        Formats.day(order.day())))
                        .orElseGet(() -> Words.of("messages.refund.all", name(plan)));
        return new Notice(Notice.Kind.PAYOUT, text, BALANCES);
    }

    private Notice notice(OwedPayout payout, long account) {
        ListedPlan plan = plan(payout.plan());
        boolean isLate = payout.isLate(plan.plan().dayOf(gate.now()));
        String text =
                Words.of(
                        "messages.payout." + (isLate ? "late" : payout.state()),
                        Formats.money(payout.amount(), plan.plan().currency()),
                        name(plan),
                        Formats.day(payout.endedOn().orElse(payout.dueOn())),
                        payout.reason().map(PayoutRefusal::inWords).orElse(""));
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
            case BALANCE -> BALANCES;
            case SHARES -> "/plans/" + plan.code();
        };
    }
}
