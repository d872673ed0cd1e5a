package org.tongzhou.core.frozen;

/// Parquet's encoding `DELTA_BINARY_PACKED`: each number as its distance from the one before, in
/// blocks of 128, four miniblocks a block, each in as few bits as its largest distance needs.
final class Deltas {

    private static final int BLOCK = 128;
    private static final int MINIBLOCKS = 4;
    private static final int MINIBLOCK = BLOCK / MINIBLOCKS;

    private final CompactThrift out = new CompactThrift();
    private final long[] values;
    private final long[] deltas = new long[BLOCK];
    private final long mask;
    private int bits;
    private int partial;

    private Deltas(long[] values, int width) {
        this.values = values;
        mask = width == Long.SIZE ? -1 : (1L << width) - 1;
    }

    /// The numbers of a column.
    ///
    /// @param width 32 or 64: how many bits the column's type has
    static byte[] of(long[] values, int width) {
        return new Deltas(values, width).encode();
    }

    private byte[] encode() {
        out.varint(BLOCK).varint(MINIBLOCKS).varint(values.length);
        out.zigzag(values.length == 0 ? 0 : values[0]);
        for (int from = 1; from < values.length; from += BLOCK) {
            block(from, Math.min(BLOCK, values.length - from));
        }
        return out.toBytes();
    }

    private void block(int from, int size) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            long delta = values[from + i] - values[from + i - 1];
            deltas[i] = mask == -1 ? delta : (int) delta;
            least = Math.min(least, deltas[i]);
        }
        for (int i = 0; i < BLOCK; i++) {
            deltas[i] = i < size ? (deltas[i] - least) & mask : 0;
        }
        out.zigzag(least);
        for (int mini = 0; mini < BLOCK; mini += MINIBLOCK) {
            out.raw(width(mini));
        }
        for (int mini = 0; mini < size; mini += MINIBLOCK) {
            pack(mini, width(mini));
        }
    }

    private int width(int from) {
        long all = 0;
        for (int i = from; i < from + MINIBLOCK; i++) {
            all |= deltas[i];
        }
        return Long.SIZE - Long.numberOfLeadingZeros(all);
    }

    /// The lowest bits come first, as Parquet wants it; 32 numbers always end at a whole byte.
    private void pack(int from, int width) {
        for (int i = from; i < from + MINIBLOCK; i++) {
            long rest = deltas[i];
            for (int left = width; left > 0; ) {
                int taken = Math.min(left, Byte.SIZE - bits);
                partial |= (int) (rest & ((1 << taken) - 1)) << bits;
                bits += taken;
                rest >>>= taken;
                left -= taken;
                endByte();
            }
        }
    }

    private void endByte() {
        if (bits == Byte.SIZE) {
            out.raw(partial);
            bits = 0;
            partial = 0;
        }
    }
}
