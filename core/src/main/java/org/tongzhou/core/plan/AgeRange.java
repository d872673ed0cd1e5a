package org.tongzhou.core.plan;

/// Ages in years, both included.
public record AgeRange(int from, int to) {

    public AgeRange {
        Require.ages(from, to);
    }
}
