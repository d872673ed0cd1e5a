package org.tongzhou.core.plan;

import java.util.OptionalLong;

/// How few members end the plan, and how many fill it.
public record MemberLimits(OptionalLong minimum, OptionalLong maximum) {

    public MemberLimits {
        minimum.ifPresent(least -> aboveZero("minimum", least));
        maximum.ifPresent(most -> aboveZero("maximum", most));
        Require.that(
                minimum.orElse(0) <= maximum.orElse(Long.MAX_VALUE),
                Flaw.Kind.MINIMUM_ABOVE_MAXIMUM);
    }

    private static void aboveZero(String name, long members) {
        Require.that(members > 0, Flaw.Kind.NOT_ABOVE_ZERO, name, members);
    }
}
