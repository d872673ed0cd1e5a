package org.tongzhou.core.round;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.tongzhou.core.plan.Bearer;

/// Turns a need and the frozen counts into prices.
///
/// `price of a band = need × weight ÷ sum of weights`, rounded up to the next minor unit and never
/// below zero. The case cap is exact and comes before the rounding; the cap of a month or year then
/// limits what each member is charged. Who bears the excess of each is a setting of the plan.
public final class Strike {

    private final StrikeTerms terms;
    private final ClassCounts counts;
    private final int bands;

    private Strike(StrikeTerms terms, ClassCounts counts) {
        this.terms = terms;
        this.counts = counts;
        this.bands = terms.weights().size();
    }

    /// Strikes a round.
    ///
    /// @throws IllegalStateException if the result would not balance
    public static Struck of(StrikeTerms terms, ClassCounts counts, Need need) {
        return new Strike(terms, counts).strike(need);
    }

    private Struck strike(Need asked) {
        Need need = asked.paying(payoutsUnderCaseCap(asked.payoutsMinor()));
        CaseShares cases = CaseShares.of(terms, counts, need.payoutsMinor());
        List<Ratio> exact = exactPrices(cases, need);
        long[] prices = roundedUp(exact);
        long fee = terms.feeMinor(need.payouts());
        long toCover =
                Math.subtractExact(need.payouts() + fee + need.besideCases(), cases.excessMinor());
        if (terms.periodBearer() == Bearer.OTHERS && charged(prices) < toCover) {
            prices = RaisedPrices.of(counts, exact, toCover);
        }
        long charged = charged(prices);
        long shortBy = need.payouts() + fee + need.besideCases() - charged;
        if (shortBy <= 0) {
            return struck(need, fee, prices, charged, 0, -shortBy);
        }
        long ofCases = Math.min(shortBy, cases.excessMinor());
        return bear(need, fee, prices, charged, ofCases, shortBy - ofCases);
    }

    /// Shares the shortfall out: `ofCases` by the case cap's bearer, `ofPeriod` by the period
    /// cap's.
    private Struck bear(
            Need need, long fee, long[] prices, long charged, long ofCases, long ofPeriod) {
        boolean nobodyPays = counts.members() == 0;
        long carriedOn = !nobodyPays && terms.caseBearer() == Bearer.NEXT_ROUNDS ? ofCases : 0;
        long subsidy = ofCases - carriedOn;
        if (nobodyPays) {
            return struck(need, fee, prices, charged, ofCases + ofPeriod, 0);
        }
        return switch (terms.periodBearer()) {
            case OPERATOR, OTHERS ->
                    struck(need, fee, prices, charged, subsidy + ofPeriod, -carriedOn);
            case NEXT_ROUNDS -> struck(need, fee, prices, charged, subsidy, -carriedOn - ofPeriod);
            case PAYOUTS -> scaled(need, fee, prices, charged, subsidy, carriedOn, ofPeriod);
        };
    }

    private Struck scaled(
            Need need,
            long fee,
            long[] prices,
            long charged,
            long subsidy,
            long carriedOn,
            long ofPeriod) {
        long available = Math.max(0, need.payouts() + fee - ofPeriod);
        long most = PayoutScale.largestWithFee(terms, available);
        List<Long> payouts = PayoutScale.scale(need.payoutsMinor(), most);
        long paid = payouts.stream().mapToLong(Long::longValue).sum();
        long lowerFee = terms.feeMinor(paid);
        long saved = need.payouts() + fee - paid - lowerFee;
        long stillShort = subsidy + ofPeriod - saved;
        return new Struck(
                boxed(prices),
                payouts,
                lowerFee,
                charged,
                Math.max(0, stillShort),
                Math.max(0, -stillShort) - carriedOn,
                need);
    }

    private Struck struck(
            Need need, long fee, long[] prices, long charged, long subsidy, long carryOut) {
        return new Struck(
                boxed(prices), need.payoutsMinor(), fee, charged, subsidy, carryOut, need);
    }

    /// Where payouts bear the case cap, a payout is at most what keeps every band at or below the
    /// cap.
    private List<Long> payoutsUnderCaseCap(List<Long> payouts) {
        if (!terms.hasCaseCap() || terms.caseBearer() != Bearer.PAYOUTS || counts.members() == 0) {
            return payouts;
        }
        int heaviest = 0;
        BigInteger totalWeight = CaseShares.totalWeight(terms, counts);
        for (int band : counts.bandsInUse()) {
            heaviest = Math.max(heaviest, terms.weights().get(band));
        }
        BigInteger most =
                totalWeight
                        .multiply(BigInteger.valueOf(terms.caseCapMinor()))
                        .multiply(BigInteger.valueOf(StrikeTerms.WHOLE))
                        .divide(
                                BigInteger.valueOf(StrikeTerms.WHOLE + terms.feeBasisPoints())
                                        .multiply(BigInteger.valueOf(heaviest)));
        List<Long> scaled = new ArrayList<>();
        for (long payout : payouts) {
            scaled.add(most.min(BigInteger.valueOf(payout)).longValueExact());
        }
        return scaled;
    }

    /// The cases' exact shares, plus the rest of the need by weight, less the part of a minor unit
    /// that rounding the fee down leaves.
    private List<Ratio> exactPrices(CaseShares cases, Need need) {
        List<Ratio> exact = new ArrayList<>();
        BigInteger totalWeight = CaseShares.totalWeight(terms, counts);
        if (totalWeight.signum() == 0) {
            for (int band = 0; band < bands; band++) {
                exact.add(Ratio.ZERO);
            }
            return exact;
        }
        long feeRemainder =
                Math.multiplyExact(need.payouts(), terms.feeBasisPoints()) % StrikeTerms.WHOLE;
        Ratio rest =
                Ratio.of(
                        BigInteger.valueOf(need.besideCases())
                                .multiply(BigInteger.valueOf(StrikeTerms.WHOLE))
                                .subtract(BigInteger.valueOf(feeRemainder)),
                        totalWeight.multiply(BigInteger.valueOf(StrikeTerms.WHOLE)));
        for (int band = 0; band < bands; band++) {
            exact.add(cases.share(band).plus(rest.times(terms.weights().get(band))));
        }
        return exact;
    }

    private static long[] roundedUp(List<Ratio> exact) {
        return exact.stream().mapToLong(ratio -> Math.max(0, ratio.ceil())).toArray();
    }

    private long charged(long[] prices) {
        long charged = 0;
        for (int band : counts.bandsInUse()) {
            charged = Math.addExact(charged, counts.chargedMinor(band, prices[band]));
        }
        return charged;
    }

    private static List<Long> boxed(long[] prices) {
        List<Long> boxed = new ArrayList<>();
        for (long price : prices) {
            boxed.add(price);
        }
        return boxed;
    }
}
