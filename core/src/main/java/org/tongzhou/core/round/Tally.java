package org.tongzhou.core.round;

import java.util.Arrays;

/// Counts by a number that is never negative: a hash table of primitives, since every member of a
/// round passes through one.
final class Tally {

    private static final int FEWEST_PLACES = 64;
    private static final long NONE = -1;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private long[] keys = empty(FEWEST_PLACES);
    private long[] counts = new long[FEWEST_PLACES];
    private int used;

    private static long[] empty(int places) {
        long[] keys = new long[places];
        Arrays.fill(keys, NONE);
        return keys;
    }

    void add(long key, long count) {
        if (key < 0) {
            throw new IllegalArgumentException("not a key: " + key);
        }
        int place = place(key);
        if (keys[place] == NONE) {
            keys[place] = key;
            used++;
        }
        counts[place] = Math.addExact(counts[place], count);
        if (used * 2 > keys.length) {
            grow();
        }
    }

    private int place(long key) {
        int place = (int) ((key * SPREAD) >>> 32) & (keys.length - 1);
        while (keys[place] != NONE && keys[place] != key) {
            place = (place + 1) & (keys.length - 1);
        }
        return place;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = empty(oldKeys.length * 2);
        counts = new long[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != NONE) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                counts[place] = oldCounts[i];
            }
        }
    }

    /// The keys, ascending.
    long[] keys() {
        return Arrays.stream(keys).filter(key -> key != NONE).sorted().toArray();
    }

    long count(long key) {
        return counts[place(key)];
    }
}
