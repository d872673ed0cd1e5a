package org.tongzhou.core.round;

import java.util.List;
import org.tongzhou.core.plan.Bearer;

/// The plan's terms for turning a need into prices, from the version in force at the notice
/// instant.
///
/// @param feeBasisPoints fee in hundredths of a per cent of the payouts
/// @param weights the weight of each band, at least 1
/// @param caseCapMinor the most a member bears of one case, or [RoundTerms#NO_CAP]
/// @param caseBearer who bears the excess over the case cap
/// @param periodBearer who bears the excess over the cap of a month or year
public record StrikeTerms(
        int feeBasisPoints,
        List<Integer> weights,
        long caseCapMinor,
        Bearer caseBearer,
        Bearer periodBearer) {

    /// Basis points of the whole.
    public static final int WHOLE = 10_000;

    public StrikeTerms {
        weights = List.copyOf(weights);
        if (feeBasisPoints < 0 || feeBasisPoints > WHOLE || caseCapMinor <= 0) {
            throw new IllegalArgumentException("fee or cap out of range");
        }
        if (weights.isEmpty() || weights.stream().anyMatch(weight -> weight < 1)) {
            throw new IllegalArgumentException("each band has a weight of at least 1");
        }
    }

    /// The fee on `payoutsMinor`, rounded down once a round.
    public long feeMinor(long payoutsMinor) {
        return Math.multiplyExact(payoutsMinor, feeBasisPoints) / WHOLE;
    }

    boolean hasCaseCap() {
        return caseCapMinor != RoundTerms.NO_CAP;
    }
}
