package org.tongzhou.messages;

import java.util.List;
import org.springframework.stereotype.Component;
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

    private final Debits debits;
    private final Plans plans;
    private final Gate gate;

    PayoutNotices(Debits debits, Plans plans, Gate gate) {
        this.debits = debits;
        this.plans = plans;
        this.gate = gate;
    }

    List<Notice> of(Household household) {
        return debits.payouts(household.number()).stream().map(this::notice).toList();
    }

    private Notice notice(OwedPayout payout) {
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
                path(payout, plan));
    }

    /// A payout that came back leads to the account that it should go to.
    private static String path(OwedPayout payout, ListedPlan plan) {
        if (payout.state() == OwedPayout.State.BOUNCED) {
            return "/me/mandate";
        }
        return switch (payout.kind()) {
            case CLAIM -> "/me/claims";
            case REFUND -> "/me/passbook";
            case BALANCE -> "/me/balance";
            case SHARES -> "/plans/" + plan.code();
        };
    }
}
