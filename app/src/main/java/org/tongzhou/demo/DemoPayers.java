package org.tongzhou.demo;

import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.Debits;
import org.tongzhou.collection.OwedPayout;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.PrePaid;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;

/// What the demo's payers do with accounts and balances.
@Component
class DemoPayers {

    private static final int PAYING_IN_DAYS = 14;
    private static final int TAKING_OUT_ON = 2;
    private static final int ONE_IN_PAYS_AHEAD = 150;
    private static final int ONE_IN_TAKES_OUT = 4;
    private static final int MOST_TAKEN_OUT = 10;

    private final Members members;
    private final Debits debits;

    DemoPayers(Members members, Debits debits) {
        this.members = members;
        this.debits = debits;
    }

    /// A day of all payers.
    void live(ListedPlan prePaid, LocalDate today, SplittableRandom random) {
        repairAccounts(today);
        if (today.getDayOfMonth() % PAYING_IN_DAYS == 3) {
            payIn(prePaid, today, random);
        }
        if (today.getDayOfMonth() == TAKING_OUT_ON) {
            takeOut(prePaid, today, random);
        }
    }

    /// Who had a payout bounce gives another account.
    private void repairAccounts(LocalDate today) {
        for (OwedPayout payout : debits.bouncedPayouts()) {
            members.household(payout.household())
                    .ifPresent(household ->
                            members.mandate(
                                    household,
                                    new Amount(50_000),
                                    "ok-" + payout.household() + "-" + today.getDayOfYear(),
                                    true));
        }
    }

    /// Two in three pay in again when their balance is low, and some before it is.
    private void payIn(ListedPlan plan, LocalDate today, SplittableRandom random) {
        if (!(plan.plan().funding() instanceof PrePaid terms)) {
            return;
        }
        for (int folio = 0; folio <= members.lastFolio(); folio++) {
            for (var balance : new TreeMap<>(debits.balances(folio, plan.number())).entrySet()) {
                boolean low = balance.getValue().compareTo(terms.warnBelow()) < 0;
                boolean pays = low ? random.nextInt(3) > 0 : random.nextInt(ONE_IN_PAYS_AHEAD) == 0;
                if (pays) {
                    debits.topUp(
                            members.household(balance.getKey()).orElseThrow(),
                            plan.number(),
                            terms.askFor(),
                            today);
                }
            }
        }
    }

    /// Some of those who have more in it than they were asked for take out a few yuan; who needs to
    /// leave them in is refused.
    private void takeOut(ListedPlan plan, LocalDate today, SplittableRandom random) {
        if (!(plan.plan().funding() instanceof PrePaid terms)) {
            return;
        }
        for (int folio = 0; folio <= members.lastFolio(); folio++) {
            for (var balance : new TreeMap<>(debits.balances(folio, plan.number())).entrySet()) {
                long household = balance.getKey();
                boolean hasMore = balance.getValue().compareTo(terms.askFor()) > 0;
                if (hasMore && random.nextInt(ONE_IN_TAKES_OUT) == 0) {
                    debits.refund(
                            members.household(household).orElseThrow(),
                            plan,
                            new Amount(random.nextLong(1, MOST_TAKEN_OUT + 1) * 1_00),
                            new UUID(today.toEpochDay(), household));
                }
            }
        }
    }
}
