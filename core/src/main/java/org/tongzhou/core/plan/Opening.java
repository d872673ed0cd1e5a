package org.tongzhou.core.plan;

import java.time.LocalDate;
import java.util.Optional;

/// When a plan opens, and whether names are collected before; without a day it is open already.
public record Opening(Optional<LocalDate> opensOn, boolean preregistration, String ruleId) {

    public Opening {
        Require.that(opensOn.isPresent() || !preregistration, Flaw.Kind.OPENING_DAY);
        Require.filled("ruleId", ruleId);
    }

    Optional<Refusal> refuses(LocalDate day) {
        return opensOn.filter(day::isBefore)
                .map(opens -> new Refusal.NotYetOpen(ruleId, opens, preregistration));
    }
}
