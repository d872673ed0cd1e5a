package org.tongzhou.core.round;

/// A page of the roster: 32,768 consecutive household numbers.
public final class Folio {

    public static final int HOUSEHOLDS = 1 << 15;

    private Folio() {}

    /// The folio that a household number lies in.
    public static int of(long household) {
        return Math.toIntExact(household >> 15);
    }

    /// The first household number of a folio.
    public static long firstHousehold(int folio) {
        return (long) folio << 15;
    }
}
