package org.tongzhou.corrections;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.CorrectionProposal;
import org.tongzhou.enrolment.DoneCorrections;
import org.tongzhou.enrolment.DoneCorrections.Done;

/// The door to what confirmed corrections changed in struck rounds, as it stands now.
@Component
public class ChangedShares {

    private final DoneCorrections done;
    private final Effects effects;

    ChangedShares(DoneCorrections done, Effects effects) {
        this.done = done;
        this.effects = effects;
    }

    /// What a correction changed for each household. A round that was announced when it was
    /// confirmed is struck as it is, and joins these until they are settled.
    public record Changed(Map<Long, Amount> byHousehold, boolean isSettled) {

        public Changed {
            byHousehold = Map.copyOf(byHousehold);
        }

        /// A late charge if positive, a refund if negative.
        public Amount of(Collection<Long> households) {
            return households.stream()
                    .map(household -> byHousehold.getOrDefault(household, Amount.ZERO))
                    .reduce(Amount.ZERO, Amount::plus);
        }
    }

    /// Nothing unless it was confirmed.
    public Optional<Changed> by(CorrectionProposal proposal) {
        return done.of(proposal).map(this::changed);
    }

    private Changed changed(Done one) {
        return new Changed(effects.of(one).changes(), one.settledAt().isPresent());
    }
}
