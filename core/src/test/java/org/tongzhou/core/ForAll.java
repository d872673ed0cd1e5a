package org.tongzhou.core;

import java.util.SplittableRandom;

/// Tries a property on many seeded random cases; a failure prints the seed of its case.
public final class ForAll {

    private ForAll() {}

    /// A property of one random case.
    @FunctionalInterface
    public interface Property {
        void holdsFor(SplittableRandom random);
    }

    /// Runs `cases` cases with seeds 1, 2, 3 …
    public static void forAll(int cases, Property property) {
        for (long seed = 1; seed <= cases; seed++) {
            try {
                property.holdsFor(new SplittableRandom(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("fails for seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
