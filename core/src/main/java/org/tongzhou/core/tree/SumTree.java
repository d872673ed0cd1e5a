package org.tongzhou.core.tree;

import java.nio.ByteBuffer;

/// A tree that grows leaf by leaf in memory of its height: the shape of RFC 6962, section 2.1.
///
/// What it keeps are the roots of the perfect subtrees that the leaves so far make, largest first.
public final class SumTree {

    private static final int HIGHEST = 64;
    private static final byte INNER = 1;

    private final Sha256 sha = new Sha256();
    private final byte[] hashes = new byte[HIGHEST * Sha256.BYTES];
    private final long[] sums = new long[HIGHEST];
    private final long[] counts = new long[HIGHEST];
    private final ByteBuffer inner = ByteBuffer.allocate(1 + 2 * SumNode.BYTES).put(0, INNER);
    private int kept;
    private long added;

    /// Adds a leaf, or the root of a subtree that stands for one.
    public void add(SumNode node) {
        add(node.hash(), node.sum(), node.count());
    }

    void add(byte[] hash, long sum, long count) {
        System.arraycopy(hash, 0, hashes, kept * Sha256.BYTES, Sha256.BYTES);
        sums[kept] = sum;
        counts[kept] = count;
        kept++;
        for (long left = added; (left & 1) == 1; left >>= 1) {
            joinLastTwo();
        }
        added++;
    }

    private void joinLastTwo() {
        int right = kept - 1;
        int left = kept - 2;
        inner.position(1);
        write(left);
        write(right);
        sha.hash(inner.array(), inner.capacity(), hashes, left * Sha256.BYTES);
        sums[left] = Math.addExact(sums[left], sums[right]);
        counts[left] = Math.addExact(counts[left], counts[right]);
        kept--;
    }

    private void write(int node) {
        inner.put(hashes, node * Sha256.BYTES, Sha256.BYTES).putLong(sums[node]);
        inner.putLong(counts[node]);
    }

    /// How many were added since the last [#take()].
    long added() {
        return added;
    }

    /// The root of all that was added, and an empty tree to go on with.
    public SumNode take() {
        if (kept == 0) {
            return SumNode.EMPTY;
        }
        while (kept > 1) {
            joinLastTwo();
        }
        byte[] hash = new byte[Sha256.BYTES];
        System.arraycopy(hashes, 0, hash, 0, Sha256.BYTES);
        SumNode root = new SumNode(hash, sums[0], counts[0]);
        kept = 0;
        added = 0;
        return root;
    }
}
