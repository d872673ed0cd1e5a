package org.tongzhou.core.round;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Scales the payouts of a round down to what its members may bear.
final class PayoutScale {

    private PayoutScale() {}

    /// The largest sum of payouts that, with the fee on it, costs at most `availableMinor`.
    static long largestWithFee(StrikeTerms terms, long availableMinor) {
        long payouts =
                BigInteger.valueOf(availableMinor)
                        .multiply(BigInteger.valueOf(StrikeTerms.WHOLE))
                        .divide(BigInteger.valueOf(StrikeTerms.WHOLE + terms.feeBasisPoints()))
                        .longValueExact();
        // The fee is rounded down, so one minor unit more may still fit.
        return payouts + 1 + terms.feeMinor(payouts + 1) <= availableMinor ? payouts + 1 : payouts;
    }

    /// Each payout in proportion, rounded down; together at most `mostMinor`.
    static List<Long> scale(List<Long> payoutsMinor, long mostMinor) {
        long all = payoutsMinor.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        if (all <= mostMinor) {
            return payoutsMinor;
        }
        List<Long> scaled = new ArrayList<>();
        for (long payout : payoutsMinor) {
            scaled.add(
                    BigInteger.valueOf(payout)
                            .multiply(BigInteger.valueOf(mostMinor))
                            .divide(BigInteger.valueOf(all))
                            .longValueExact());
        }
        return scaled;
    }
}
