package org.tongzhou.core.plan;

import java.util.OptionalLong;

/// How few members end the plan, and how many fill it.
public record MemberLimits(OptionalLong minimum, OptionalLong maximum) {

    public MemberLimits {
        minimum.ifPresent(least -> Require.that(least > 0, "minimum must be above zero"));
        maximum.ifPresent(most -> Require.that(most > 0, "maximum must be above zero"));
        Require.that(
                minimum.orElse(0) <= maximum.orElse(Long.MAX_VALUE), "minimum is above maximum");
    }
}
