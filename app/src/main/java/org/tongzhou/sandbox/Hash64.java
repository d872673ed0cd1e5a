package org.tongzhou.sandbox;

/// A 64-bit hash of words: FNV-1a, finished as in SplitMix64. Not for secrets.
///
/// Two of a million instruction ids share a hash with a chance of one in thirty million, which is
/// good enough for a sandbox and saves the ids' own memory.
final class Hash64 {

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Hash64() {}

    static long of(long seed, String... words) {
        long hash = BASIS ^ seed * PRIME;
        for (String word : words) {
            for (int i = 0; i < word.length(); i++) {
                hash = (hash ^ word.charAt(i)) * PRIME;
            }
            hash = (hash ^ 0x1ffff) * PRIME; // no char: keeps "ab","c" apart from "a","bc"
        }
        hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
        return hash ^ hash >>> 31;
    }

    /// A number from 0 to 999, evenly drawn.
    static int perMille(long seed, String... words) {
        return (int) Long.remainderUnsigned(of(seed, words), 1000);
    }
}
