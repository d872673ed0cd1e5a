package org.tongzhou.core.round;

import java.util.List;
import java.util.Optional;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.PeriodCap;

/// What a calendar year of a plan may cost one member, by what its past rounds cost.
///
/// Simple on purpose, so that a member can check it: a year in which all goes on as in the past
/// rounds together, and one of nothing but the cheapest or the dearest of them; none is above the
/// plan's cap. So the first always lies between the other two.
///
/// @param rounds how many past rounds it is made from
/// @param together what these cost in all
/// @param alike a year of rounds like these
public record YearAhead(int rounds, Amount together, Amount alike, Amount lowest, Amount highest) {

    private static final int MONTHS_A_YEAR = 12;

    /// Reckons a year from past rounds.
    ///
    /// @param past what a member of one age paid in each of the past rounds
    /// @return nothing where no past round cost anything: then nobody knows
    public static Optional<YearAhead> of(List<Amount> past, Optional<PeriodCap> cap) {
        List<Amount> sorted = past.stream().sorted().toList();
        if (sorted.isEmpty() || !sorted.getLast().isPositive()) {
            return Optional.empty();
        }
        Amount together = past.stream().reduce(Amount.ZERO, Amount::plus);
        return Optional.of(
                new YearAhead(
                        past.size(),
                        together,
                        capped(yearRoundedUp(together, past.size()), cap),
                        capped(sorted.getFirst().times(RoundCalendar.ROUNDS_A_YEAR), cap),
                        capped(sorted.getLast().times(RoundCalendar.ROUNDS_A_YEAR), cap)));
    }

    private static Amount yearRoundedUp(Amount together, int rounds) {
        return new Amount(
                Math.ceilDiv(together.times(RoundCalendar.ROUNDS_A_YEAR).minor(), (long) rounds));
    }

    private static Amount capped(Amount year, Optional<PeriodCap> cap) {
        return cap.map(limit -> year.orLess(most(limit))).orElse(year);
    }

    /// The most that a cap lets a calendar year cost.
    public static Amount most(PeriodCap cap) {
        return switch (cap.period()) {
            case YEAR -> cap.most();
            case MONTH -> cap.most().times(MONTHS_A_YEAR);
        };
    }
}
