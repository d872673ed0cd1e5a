package org.tongzhou.core.tree;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/// A node of the tree: the hash, and what lies below it.
///
/// @param hash SHA-256
/// @param sum the charges below, in minor units
/// @param count the leaves below
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode look into it
public record SumNode(byte[] hash, long sum, long count) {

    /// How long a node is as bytes: hash, sum, count.
    public static final int BYTES = Sha256.BYTES + 2 * Long.BYTES;

    /// The root of a tree without leaves: the hash of nothing, as in RFC 6962.
    public static final SumNode EMPTY = new SumNode(new Sha256().hash(new byte[0]), 0, 0);

    private static final byte INNER = 1;

    public SumNode {
        if (hash.length != Sha256.BYTES || sum < 0 || count < 0) {
            throw new IllegalArgumentException(
                    "not a node: %d bytes, sum %d, count %d".formatted(hash.length, sum, count));
        }
    }

    /// `H(0x01 ‖ hash, sum, count of left ‖ the same of right)`: both child sums are inside the
    /// hash, so neither can be changed alone.
    ///
    /// @throws ArithmeticException if the sums are more than a number holds
    public static SumNode over(SumNode left, SumNode right) {
        ByteBuffer bytes = ByteBuffer.allocate(1 + 2 * BYTES).put(INNER);
        left.write(bytes);
        right.write(bytes);
        return new SumNode(
                new Sha256().hash(bytes.array()),
                Math.addExact(left.sum, right.sum),
                Math.addExact(left.count, right.count));
    }

    /// Writes [#BYTES] bytes.
    void write(ByteBuffer to) {
        to.put(hash).putLong(sum).putLong(count);
    }

    static SumNode read(ByteBuffer from) {
        byte[] hash = new byte[Sha256.BYTES];
        from.get(hash);
        return new SumNode(hash, from.getLong(), from.getLong());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SumNode node
                && Arrays.equals(hash, node.hash)
                && sum == node.sum
                && count == node.count;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return "%s sum %d count %d".formatted(HexFormat.of().formatHex(hash), sum, count);
    }
}
