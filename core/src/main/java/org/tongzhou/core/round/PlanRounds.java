package org.tongzhou.core.round;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The small tables of a plan's rounds, in order and without gaps: terms, prices and prefix sums.
///
/// The last round may have no prices yet: it is frozen and not struck.
public final class PlanRounds {

    private final List<RoundTerms> terms = new ArrayList<>();
    private final List<long[]> prices = new ArrayList<>();

    // prefix.get(i)[band] is the sum of the band's prices in the rounds before index i.
    private final List<long[]> prefix = new ArrayList<>();

    /// Adds a struck round; `priceMinor` is by band.
    public PlanRounds struck(RoundTerms round, long[] priceMinor) {
        append(round);
        prices.add(priceMinor.clone());
        long[] before = prefix.getLast();
        int bands = Math.max(before.length, priceMinor.length);
        long[] after = Arrays.copyOf(before, bands);
        for (int band = 0; band < priceMinor.length; band++) {
            after[band] = Math.addExact(after[band], priceMinor[band]);
        }
        prefix.add(after);
        return this;
    }

    /// Adds the round that is frozen and has no prices.
    public PlanRounds frozen(RoundTerms round) {
        append(round);
        return this;
    }

    private void append(RoundTerms round) {
        if (terms.size() > prices.size()) {
            throw new IllegalStateException("round " + lastRound() + " is not struck yet");
        }
        if (!terms.isEmpty() && round.round() != lastRound() + 1) {
            throw new IllegalArgumentException(
                    "round %d does not follow %d".formatted(round.round(), lastRound()));
        }
        if (prefix.isEmpty()) {
            prefix.add(new long[0]);
        }
        terms.add(round);
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }

    public int firstRound() {
        return terms.getFirst().round();
    }

    public int lastRound() {
        return terms.getLast().round();
    }

    public boolean has(int round) {
        return !isEmpty() && round >= firstRound() && round <= lastRound();
    }

    public boolean isStruck(int round) {
        return has(round) && round - firstRound() < prices.size();
    }

    public RoundTerms terms(int round) {
        return terms.get(round - firstRound());
    }

    /// The price of a band in a struck round, in minor units.
    public long priceMinor(int round, int band) {
        return prices.get(round - firstRound())[band];
    }

    /// The prices of a struck round by band, in minor units.
    public long[] pricesMinor(int round) {
        return prices.get(round - firstRound()).clone();
    }

    /// Sum of the band's prices over the struck rounds `from` to `to`, both inclusive.
    long sumMinor(int band, int from, int to) {
        return at(prefix.get(to + 1 - firstRound()), band)
                - at(prefix.get(from - firstRound()), band);
    }

    private static long at(long[] sums, int band) {
        return band < sums.length ? sums[band] : 0;
    }

    /// The first round of the cap period that `round` lies in, as far as this table goes back.
    int periodStart(int round) {
        int period = terms(round).capPeriod();
        int start = round;
        while (start > firstRound() && terms(start - 1).capPeriod() == period) {
            start--;
        }
        return start;
    }
}
