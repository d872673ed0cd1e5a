package org.tongzhou.core.round;

import java.util.List;

/// What a round has to cover besides its fee, in minor units.
///
/// @param payoutsMinor the payout of each case, in the order of the notice
/// @param carryInMinor what earlier rounds left over; negative if they left a debt
/// @param refundsMinor given back by corrections of earlier rounds
/// @param lateChargesMinor asked for by corrections of earlier rounds
/// @param lossesMinor written off since the last strike and borne by the pool
public record Need(
        List<Long> payoutsMinor,
        long carryInMinor,
        long refundsMinor,
        long lateChargesMinor,
        long lossesMinor) {

    public Need {
        payoutsMinor = List.copyOf(payoutsMinor);
        boolean negative = payoutsMinor.stream().anyMatch(payout -> payout <= 0);
        if (negative || refundsMinor < 0 || lateChargesMinor < 0 || lossesMinor < 0) {
            throw new IllegalArgumentException("a need has no negative parts: " + lossesMinor);
        }
    }

    /// Only cases, nothing carried.
    public static Need of(List<Long> payoutsMinor) {
        return new Need(payoutsMinor, 0, 0, 0, 0);
    }

    long payouts() {
        return payoutsMinor.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /// All that is not a case: what corrections and earlier rounds add or leave.
    long besideCases() {
        return refundsMinor + lossesMinor - lateChargesMinor - carryInMinor;
    }

    Need paying(List<Long> payouts) {
        return new Need(payouts, carryInMinor, refundsMinor, lateChargesMinor, lossesMinor);
    }
}
