package org.tongzhou.core.debit;

import java.util.Arrays;

/// Small whole numbers in as few bytes as they need: seven bits in a byte, the lowest first, and
/// the eighth says that more follow.
public final class Packed {

    private static final int LONGEST = 10;
    private static final int BITS = 7;
    private static final int MORE = 0x80;

    private byte[] bytes;
    private int position;

    public Packed() {
        this(new byte[256]);
    }

    private Packed(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Reads what was written before.
    public static Packed of(byte[] bytes) {
        return new Packed(bytes);
    }

    public Packed put(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("below zero: " + number);
        }
        if (bytes.length - position < LONGEST) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2 + LONGEST);
        }
        long rest = number;
        while (rest >= MORE) {
            bytes[position++] = (byte) (rest | MORE);
            rest >>>= BITS;
        }
        bytes[position++] = (byte) rest;
        return this;
    }

    public boolean hasNext() {
        return position < bytes.length;
    }

    public long next() {
        long number = 0;
        for (int shift = 0; ; shift += BITS) {
            byte next = bytes[position++];
            number |= (long) (next & (MORE - 1)) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    /// What was written so far.
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, position);
    }
}
