package org.tongzhou.core.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Bearer;
import org.tongzhou.core.plan.PeriodCap;

class YearAheadTest {

    private static List<Amount> rounds(long... minor) {
        return LongStream.of(minor).mapToObj(Amount::new).toList();
    }

    private static Optional<PeriodCap> cap(long minor, PeriodCap.Period period) {
        return Optional.of(new PeriodCap(new Amount(minor), period, Bearer.OPERATOR));
    }

    @Test
    void thePastRoundsTogetherTheCheapestAndTheDearestOfThemEachMakeAYear() {
        var year = YearAhead.of(rounds(300, 100, 700, 200), Optional.empty()).orElseThrow();

        assertThat(year)
                .isEqualTo(
                        new YearAhead(
                                4,
                                new Amount(1_300),
                                new Amount(7_800),
                                new Amount(2_400),
                                new Amount(16_800)));
    }

    @Test
    void aWholeYearOfRoundsCostsAgainWhatItCost() {
        long[] past = LongStream.range(0, RoundCalendar.ROUNDS_A_YEAR).map(i -> i * 7).toArray();

        var year = YearAhead.of(rounds(past), Optional.empty()).orElseThrow();

        assertThat(year.alike()).isEqualTo(year.together());
    }

    @Test
    void aYearLikeThePastRoundsLiesBetweenTheCheapestAndTheDearest() {
        Optional<PeriodCap> cap = cap(18_800, PeriodCap.Period.YEAR);
        for (long dear = 1; dear <= 2_000; dear += 13) {
            for (int rounds = 1; rounds <= 30; rounds++) {
                long[] past = new long[rounds];
                past[rounds - 1] = dear;
                var year = YearAhead.of(rounds(past), cap).orElseThrow();

                assertThat(year.alike()).isBetween(year.lowest(), year.highest());
            }
        }
    }

    @Test
    void noYearCostsMoreThanItsCap() {
        var ofYear = YearAhead.of(rounds(100, 900), cap(18_800, PeriodCap.Period.YEAR));
        var ofMonth = YearAhead.of(rounds(100, 900), cap(1_000, PeriodCap.Period.MONTH));

        assertThat(ofYear.orElseThrow().lowest()).isEqualTo(new Amount(2_400));
        assertThat(ofYear.orElseThrow().highest()).isEqualTo(new Amount(18_800));
        assertThat(ofMonth.orElseThrow().lowest()).isEqualTo(new Amount(2_400));
        assertThat(ofMonth.orElseThrow().highest()).isEqualTo(new Amount(12_000));
    }

    @Test
    void withoutAPastRoundThatCostAnythingNobodyKnows() {
        assertThat(YearAhead.of(rounds(0, 0, 0), Optional.empty())).isEmpty();
        assertThat(YearAhead.of(List.of(), cap(18_800, PeriodCap.Period.YEAR))).isEmpty();
        assertThat(YearAhead.most(cap(1_000, PeriodCap.Period.MONTH).orElseThrow()))
                .isEqualTo(new Amount(12_000));
    }
}
