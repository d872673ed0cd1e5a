package org.tongzhou.core.round;

import java.math.BigInteger;
import java.util.List;

/// The smallest prices, in the proportion of the exact ones, at which members with room left cover
/// what capped members cannot.
final class RaisedPrices {

    private final ClassCounts counts;
    private final List<Ratio> exact;
    private final long toCover;

    private RaisedPrices(ClassCounts counts, List<Ratio> exact, long toCover) {
        this.counts = counts;
        this.exact = exact;
        this.toCover = toCover;
    }

    /// Searches by halving for the smallest gross need whose prices cover `toCover`; if no price
    /// does, because all are at their cap, the prices leave nobody any room.
    static long[] of(ClassCounts counts, List<Ratio> exact, long toCover) {
        return new RaisedPrices(counts, exact, toCover).search();
    }

    private long[] search() {
        long target = Math.min(toCover, chargeableMinor());
        long low = toCover;
        long high = toCover;
        while (charged(prices(high)) < target) {
            high = Math.multiplyExact(high, 2);
        }
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (charged(prices(middle)) >= target) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return prices(high);
    }

    /// What would be charged if every member who pays anything paid all his room.
    private long chargeableMinor() {
        long chargeable = 0;
        for (int band : counts.bandsInUse()) {
            if (exact.get(band).numerator().signum() > 0) {
                long room = counts.roomMinor(band);
                chargeable =
                        room > RoundTerms.NO_CAP - chargeable
                                ? RoundTerms.NO_CAP
                                : chargeable + room;
            }
        }
        return chargeable;
    }

    private long[] prices(long gross) {
        return exact.stream()
                .mapToLong(ratio ->
                        Math.max(
                                0,
                                Ratio.of(
                                                ratio.numerator()
                                                        .multiply(BigInteger.valueOf(gross)),
                                                ratio.denominator()
                                                        .multiply(BigInteger.valueOf(toCover)))
                                        .ceil()))
                .toArray();
    }

    private long charged(long[] prices) {
        long charged = 0;
        for (int band : counts.bandsInUse()) {
            charged = Math.addExact(charged, counts.chargedMinor(band, prices[band]));
        }
        return charged;
    }
}
