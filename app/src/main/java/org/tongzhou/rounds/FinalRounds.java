package org.tongzhou.rounds;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tongzhou.claims.Claims;
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.CorrectedMemberships;
import org.tongzhou.plans.Closing;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Says when a plan that is being closed has had its last round.
///
/// A round is opened half a month before the one before it is closed: without this, there would
/// always be one that is not.
@Component
class FinalRounds {

    private final RoundRepository rounds;
    private final Claims claims;
    private final CorrectedMemberships corrected;
    private final Plans plans;
    private final ObjectProvider<PoolLosses> losses;

    FinalRounds(
            RoundRepository rounds,
            Claims claims,
            CorrectedMemberships corrected,
            Plans plans,
            ObjectProvider<PoolLosses> losses) {
        this.rounds = rounds;
        this.claims = claims;
        this.corrected = corrected;
        this.plans = plans;
        this.losses = losses;
    }

    /// Whether a round is needed on `day`: always, until late claims can come no more. Then as long
    /// as a claim is open, or an earlier round has left a correction or a loss to the next.
    boolean needsAnother(ListedPlan plan, LocalDate day) {
        Optional<Closing> closing = plans.closing(plan.number());
        if (closing.isEmpty() || !day.isAfter(closing.get().lateClaimsUntil(plan))) {
            return true;
        }
        int epoch =
                rounds.ofPlan(plan.number()).stream()
                        .mapToInt(round -> round.epoch().orElse(-1))
                        .max()
                        .orElse(-1);
        return claims.hasOpen(plan.number())
                || !corrected.unsettled(plan.number()).isEmpty()
                || losses.stream()
                        .map(source -> source.between(plan.number(), epoch, Integer.MAX_VALUE))
                        .anyMatch(Amount::isPositive);
    }
}
