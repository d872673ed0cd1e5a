package org.tongzhou.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.PastPrices;
import org.tongzhou.plans.Plans;

/// What a plan cost in past rounds, by the bands of the version that each round was struck by.
@Component
class StruckPrices implements PastPrices {

    private final HistoryRepository history;
    private final RoundRepository rounds;
    private final Plans plans;

    StruckPrices(HistoryRepository history, RoundRepository rounds, Plans plans) {
        this.history = history;
        this.rounds = rounds;
        this.plans = plans;
    }

    /// A price with the number of its round.
    record OfRound(int round, PastPrice price) {}

    @Override
    public List<PastPrice> ofPlan(int plan, int age, int most) {
        return before(plan, age, Integer.MAX_VALUE, most).stream().map(OfRound::price).toList();
    }

    /// The newest struck rounds before a round.
    List<OfRound> before(int plan, int age, int round, int most) {
        Map<Integer, long[]> prices = rounds.prices(plan);
        List<OfRound> past = new ArrayList<>();
        // The newest rounds may not be struck yet; more than these two never wait.
        for (HistoryRepository.Row row : history.page(plan, round, most + 2)) {
            long[] bands = prices.get(row.round());
            if (row.outcome().isPresent() && bands != null && past.size() < most) {
                var weights = plans.version(plan, row.planVersion()).plan().weights();
                Amount share = new Amount(bands[weights.bandOf(age)]);
                var outcome = row.outcome().get();
                var price =
                        new PastPrice(row.noticeOn(), share, outcome.cases(), outcome.members());
                past.add(new OfRound(row.round(), price));
            }
        }
        return past;
    }
}
