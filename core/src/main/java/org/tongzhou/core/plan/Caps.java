package org.tongzhou.core.plan;

import java.util.Optional;

/// The limits to what a member pays.
public record Caps(Optional<CaseCap> perCase, Optional<PeriodCap> perPeriod) {

    public static final Caps NONE = new Caps(Optional.empty(), Optional.empty());
}
