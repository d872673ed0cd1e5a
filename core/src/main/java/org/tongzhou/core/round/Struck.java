package org.tongzhou.core.round;

import java.util.List;

/// A struck round in numbers: prices by band, and where the money comes from and goes, in minor
/// units.
///
/// `charged + late charges + carry-in + subsidy = payouts + fee + refunds + losses + carry-out`, or
/// it cannot be made.
public record Struck(
        List<Long> priceMinor,
        List<Long> payoutsMinor,
        long feeMinor,
        long chargedMinor,
        long subsidyMinor,
        long carryOutMinor,
        Need need) {

    public Struck {
        priceMinor = List.copyOf(priceMinor);
        payoutsMinor = List.copyOf(payoutsMinor);
        long in = chargedMinor + need.lateChargesMinor() + need.carryInMinor() + subsidyMinor;
        long payouts = payoutsMinor.stream().mapToLong(Long::longValue).sum();
        long out = payouts + feeMinor + need.refundsMinor() + need.lossesMinor() + carryOutMinor;
        if (in != out) {
            throw new IllegalStateException(
                    "round takes in %d and gives out %d".formatted(in, out));
        }
        boolean negative = priceMinor.stream().anyMatch(price -> price < 0);
        if (negative || subsidyMinor < 0 || feeMinor < 0 || chargedMinor < 0) {
            throw new IllegalStateException("a struck round has no negative part but its carry");
        }
    }

    public long payoutsInAllMinor() {
        return payoutsMinor.stream().mapToLong(Long::longValue).sum();
    }

    public long[] prices() {
        return priceMinor.stream().mapToLong(Long::longValue).toArray();
    }
}
