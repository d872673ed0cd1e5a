package org.tongzhou.bench;

import java.util.Arrays;
import java.util.Collection;

/// How long calls took, in nanoseconds from the shortest to the longest.
@SuppressWarnings("ArrayRecordComponent") // some hundred thousand numbers
record Latencies(long[] sortedNanos) {

    private static final double NANOS_A_MILLI = 1e6;

    static Latencies of(Collection<long[]> parts) {
        long[] all = parts.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Latencies(all);
    }

    /// The shortest time within which so many of a hundred calls were answered, in milliseconds.
    double percentileMillis(double percent) {
        if (percent <= 0 || percent > 100) {
            throw new IllegalArgumentException("no percentile: " + percent);
        }
        if (sortedNanos.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * sortedNanos.length);
        return sortedNanos[rank - 1] / NANOS_A_MILLI;
    }

    int count() {
        return sortedNanos.length;
    }
}
