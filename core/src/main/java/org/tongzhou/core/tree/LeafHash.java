package org.tongzhou.core.tree;

import java.nio.ByteBuffer;

/// Hashes the leaves of one plan's round, for one thread, without making garbage.
public final class LeafHash {

    private static final int ENROLMENT = 2 + 2 * Long.BYTES;
    private static final int BAND = ENROLMENT + Long.BYTES;
    private static final int CHARGE = BAND + Long.BYTES;
    private static final int NONCE = CHARGE + Long.BYTES;

    private final Sha256 sha = new Sha256();
    private final int plan;
    private final int round;
    private final ByteBuffer keyed;
    private final ByteBuffer leaf = ByteBuffer.allocate(ChargeLeaf.BYTES);

    /// Hashes for one plan and round.
    ///
    /// @param roundKey known to the operator alone; the nonce of every leaf comes from it, so that
    ///     a receipt tells nothing about a neighbour, in this round or another
    public LeafHash(int plan, int round, byte[] roundKey) {
        this.plan = plan;
        this.round = round;
        keyed = ByteBuffer.allocate(roundKey.length + Long.BYTES).put(roundKey);
        leaf.put(ChargeLeaf.LEAF).put(ChargeLeaf.VERSION).putLong(plan).putLong(round);
    }

    void hash(long enrolment, int band, long chargeMinor, byte[] out) {
        leaf.putLong(ENROLMENT, enrolment).putLong(BAND, band).putLong(CHARGE, chargeMinor);
        nonce(enrolment, leaf.array(), NONCE);
        sha.hash(leaf.array(), ChargeLeaf.BYTES, out, 0);
    }

    private void nonce(long enrolment, byte[] out, int at) {
        keyed.putLong(keyed.capacity() - Long.BYTES, enrolment);
        sha.hash(keyed.array(), keyed.capacity(), out, at);
    }

    /// The leaf with all that is hashed into it.
    public ChargeLeaf leaf(long enrolment, int band, long chargeMinor) {
        byte[] nonce = new byte[Sha256.BYTES];
        nonce(enrolment, nonce, 0);
        return new ChargeLeaf(plan, round, enrolment, band, chargeMinor, nonce);
    }
}
