package org.tongzhou.core.round;

import java.util.List;
import java.util.Optional;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.PeriodCap;

/// What a calendar year of a plan may cost one member, by what its past rounds cost.
///
/// Simple on purpose, so that a member can check it: the cheapest, the middle and the dearest of
/// the past rounds, each as if all rounds of a year were like it, and never above the plan's cap.
///
/// @param rounds how many past rounds it is made from
public record YearAhead(int rounds, Amount lowest, Amount middle, Amount highest) {

    private static final int ROUNDS_A_MONTH = 2;
    private static final int MONTHS_A_YEAR = RoundCalendar.ROUNDS_A_YEAR / ROUNDS_A_MONTH;

    /// Reckons a year from past rounds.
    ///
    /// @param past what a member of one age paid in each of the past rounds
    /// @return nothing where no past round cost anything: then nobody knows
    public static Optional<YearAhead> of(List<Amount> past, Optional<PeriodCap> cap) {
        List<Amount> sorted = past.stream().sorted().toList();
        if (sorted.isEmpty() || !sorted.getLast().isPositive()) {
            return Optional.empty();
        }
        // Of an even number, the lower of the two in the middle.
        Amount middle = sorted.get((sorted.size() - 1) / 2);
        return Optional.of(
                new YearAhead(
                        past.size(),
                        year(sorted.getFirst(), cap),
                        year(middle, cap),
                        year(sorted.getLast(), cap)));
    }

    private static Amount year(Amount round, Optional<PeriodCap> cap) {
        Amount uncapped = round.times(RoundCalendar.ROUNDS_A_YEAR);
        return cap.map(limit ->
                        switch (limit.period()) {
                            case YEAR -> uncapped.orLess(limit.most());
                            case MONTH ->
                                    round.times(ROUNDS_A_MONTH)
                                            .orLess(limit.most())
                                            .times(MONTHS_A_YEAR);
                        })
                .orElse(uncapped);
    }

    /// The most that a cap lets a calendar year cost.
    public static Amount most(PeriodCap cap) {
        return switch (cap.period()) {
            case YEAR -> cap.most();
            case MONTH -> cap.most().times(MONTHS_A_YEAR);
        };
    }
}
