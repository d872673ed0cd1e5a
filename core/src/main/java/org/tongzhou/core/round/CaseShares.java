package org.tongzhou.core.round;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tongzhou.core.plan.Bearer;

/// What a member of each band bears of the round's cases under the case cap, exactly, and what is
/// over.
///
/// A case costs its payout and the fee on it, unrounded. Bands whose share would exceed the cap
/// bear the cap; where the others bear the excess, the remaining bands share the rest by weight, as
/// long as any is below the cap.
final class CaseShares {

    private final List<Ratio> shares;
    private final long excessMinor;

    private CaseShares(List<Ratio> shares, long excessMinor) {
        this.shares = shares;
        this.excessMinor = excessMinor;
    }

    static CaseShares of(StrikeTerms terms, ClassCounts counts, List<Long> payoutsMinor) {
        int bands = terms.weights().size();
        List<Ratio> shares = new ArrayList<>();
        for (int band = 0; band < bands; band++) {
            shares.add(Ratio.ZERO);
        }
        Ratio excess = Ratio.ZERO;
        BigInteger costFactor = BigInteger.valueOf(StrikeTerms.WHOLE + terms.feeBasisPoints());
        Sharing sharing = new Sharing(terms, counts);
        for (var sameSize : countBySize(payoutsMinor).entrySet()) {
            Ratio cost =
                    Ratio.of(
                            costFactor.multiply(BigInteger.valueOf(sameSize.getKey())),
                            BigInteger.valueOf(StrikeTerms.WHOLE));
            long cases = sameSize.getValue();
            List<Ratio> ofCase = sharing.shares(cost);
            for (int band = 0; band < bands; band++) {
                shares.set(band, shares.get(band).plus(ofCase.get(band).times(cases)));
            }
            excess = excess.plus(sharing.excess(cost, ofCase).times(cases));
        }
        return new CaseShares(shares, excess.ceil());
    }

    private static SortedMap<Long, Long> countBySize(List<Long> payouts) {
        var sizes = new TreeMap<Long, Long>();
        for (long payout : payouts) {
            sizes.merge(payout, 1L, Long::sum);
        }
        return sizes;
    }

    /// The sum over all cases of what a member of the band bears, unrounded.
    Ratio share(int band) {
        return shares.get(band);
    }

    /// What no member bears because of the case cap, rounded up in the members' favour.
    long excessMinor() {
        return excessMinor;
    }

    static BigInteger totalWeight(StrikeTerms terms, ClassCounts counts) {
        BigInteger total = BigInteger.ZERO;
        for (int band : counts.bandsInUse()) {
            total = total.add(weightOf(terms, counts, band));
        }
        return total;
    }

    private static BigInteger weightOf(StrikeTerms terms, ClassCounts counts, int band) {
        return BigInteger.valueOf(counts.members(band))
                .multiply(BigInteger.valueOf(terms.weights().get(band)));
    }

    /// Shares one case out over the bands.
    private record Sharing(StrikeTerms terms, ClassCounts counts) {

        List<Ratio> shares(Ratio cost) {
            List<Ratio> shares = new ArrayList<>();
            BigInteger weight = totalWeight(terms, counts);
            Ratio perWeight = weight.signum() == 0 ? Ratio.ZERO : over(cost, weight);
            if (terms.caseBearer() == Bearer.OTHERS && terms.hasCaseCap()) {
                perWeight = raised(cost, weight, perWeight);
            }
            for (int bandWeight : terms.weights()) {
                shares.add(capped(perWeight.times(bandWeight)));
            }
            return shares;
        }

        /// Takes the heaviest bands out one by one while they are at the cap; the rest share what
        /// is left.
        private Ratio raised(Ratio cost, BigInteger totalWeight, Ratio atFirst) {
            List<Integer> heaviestFirst = new ArrayList<>();
            for (int band : counts.bandsInUse()) {
                heaviestFirst.add(band);
            }
            heaviestFirst.sort(
                    Comparator.comparing((Integer band) -> terms.weights().get(band)).reversed());
            Ratio left = cost;
            Ratio perWeight = atFirst;
            BigInteger weightLeft = totalWeight;
            for (int band : heaviestFirst) {
                if (!isOverCap(perWeight.times(terms.weights().get(band)))) {
                    return perWeight;
                }
                left = left.plus(cap().times(-counts.members(band)));
                weightLeft = weightLeft.subtract(weightOf(terms, counts, band));
                if (weightLeft.signum() == 0) {
                    return perWeight;
                }
                perWeight = over(left, weightLeft);
            }
            return perWeight;
        }

        Ratio excess(Ratio cost, List<Ratio> shares) {
            Ratio excess = cost;
            if (counts.members() == 0) {
                return Ratio.ZERO;
            }
            for (int band : counts.bandsInUse()) {
                excess = excess.plus(shares.get(band).times(-counts.members(band)));
            }
            return excess;
        }

        private Ratio capped(Ratio share) {
            return isOverCap(share) ? cap() : share;
        }

        private boolean isOverCap(Ratio share) {
            return terms.hasCaseCap()
                    && share.numerator().compareTo(cap().numerator().multiply(share.denominator()))
                            > 0;
        }

        private Ratio cap() {
            return new Ratio(BigInteger.valueOf(terms.caseCapMinor()), BigInteger.ONE);
        }

        private static Ratio over(Ratio ratio, BigInteger divisor) {
            return Ratio.of(ratio.numerator(), ratio.denominator().multiply(divisor));
        }
    }
}
