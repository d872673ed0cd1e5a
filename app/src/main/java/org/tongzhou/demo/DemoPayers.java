package org.tongzhou.demo;

import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.Debits;
import org.tongzhou.collection.OwedPayout;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.PrePaid;
import org.tongzhou.members.Household;
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
        PrePaid terms = (PrePaid) plan.plan().funding();
        each(
                plan,
                (household, balance) -> {
                    boolean low = balance.compareTo(terms.warnBelow()) < 0;
                    boolean pays =
                            low ? random.nextInt(3) > 0 : random.nextInt(ONE_IN_PAYS_AHEAD) == 0;
                    if (pays) {
                        debits.topUp(household(household), plan.number(), terms.askFor(), today);
                    }
                });
    }

    /// Some of those who have more in it than they were asked for take out a few yuan; who needs to
    /// leave them in is refused.
    private void takeOut(ListedPlan plan, LocalDate today, SplittableRandom random) {
        PrePaid terms = (PrePaid) plan.plan().funding();
        each(
                plan,
                (household, balance) -> {
                    boolean hasMore = balance.compareTo(terms.askFor()) > 0;
                    if (hasMore && random.nextInt(ONE_IN_TAKES_OUT) == 0) {
                        Amount amount = new Amount(random.nextLong(1, MOST_TAKEN_OUT + 1) * 1_00);
                        UUID form = new UUID(today.toEpochDay(), household);
                        debits.refund(household(household), plan, amount, form);
                    }
                });
    }

    /// Hands over the balances of a plan, by household.
    private void each(ListedPlan plan, BiConsumer<Long, Amount> work) {
        for (int folio = 0; folio <= members.lastFolio(); folio++) {
            new TreeMap<>(debits.balances(folio, plan.number())).forEach(work);
        }
    }

    private Household household(long number) {
        return members.household(number).orElseThrow();
    }
}
