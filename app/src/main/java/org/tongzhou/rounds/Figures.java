package org.tongzhou.rounds;

import java.util.ArrayList;
import java.util.List;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.round.ClassCounts;
import org.tongzhou.core.round.Struck;

/// A round in numbers: struck for good, or as it would come out if it were struck now.
///
/// @param isEstimate whether an objection may still change it
record Figures(
        boolean isEstimate,
        long members,
        int cases,
        Amount payouts,
        Amount fee,
        Amount refunds,
        Amount lateCharges,
        Amount losses,
        Amount carryIn,
        Amount subsidy,
        Amount charged,
        Amount carryOut,
        List<Price> prices) {

    /// What a member of these ages pays.
    record Price(int ageFrom, int ageTo, int weight, Amount price, long members) {}

    Figures {
        prices = List.copyOf(prices);
    }

    static Figures of(Statement struck, List<Price> prices) {
        return new Figures(
                false,
                struck.members(),
                struck.cases(),
                struck.payouts(),
                struck.fee(),
                struck.refunds(),
                struck.lateCharges(),
                struck.losses(),
                struck.carryIn(),
                struck.subsidy(),
                struck.charged(),
                struck.carryOut(),
                prices);
    }

    static Figures estimated(Struck trial, ClassCounts counts, Plan plan) {
        var need = trial.need();
        List<Price> prices = new ArrayList<>();
        for (int band = 0; band < trial.priceMinor().size(); band++) {
            Amount price = new Amount(trial.priceMinor().get(band));
            prices.add(price(plan, band, price, counts.members(band)));
        }
        return new Figures(
                true,
                counts.members(),
                trial.payoutsMinor().size(),
                new Amount(trial.payoutsInAllMinor()),
                new Amount(trial.feeMinor()),
                new Amount(need.refundsMinor()),
                new Amount(need.lateChargesMinor()),
                new Amount(need.lossesMinor()),
                new Amount(need.carryInMinor()),
                new Amount(trial.subsidyMinor()),
                new Amount(trial.chargedMinor()),
                new Amount(trial.carryOutMinor()),
                prices);
    }

    static Price price(Plan plan, int band, Amount price, long members) {
        var ages = plan.weights().bands().get(band);
        return new Price(ages.ageFrom(), ages.ageTo(), ages.weight(), price, members);
    }
}
