package org.tongzhou.core.tree;

import java.nio.ByteBuffer;

/// What one enrolment owes in a round, as the tree takes it in.
///
/// Numbers are unsigned, of 64 bits, the highest byte first.
///
/// @param band the price band
/// @param chargeMinor in minor units, never negative
/// @param nonce hides the charge from whoever only sees the hash; `H(round key ‖ enrolment)`
@SuppressWarnings("ArrayRecordComponent") // shown and hashed, never compared
public record ChargeLeaf(
        int plan, int round, long enrolment, int band, long chargeMinor, byte[] nonce) {

    static final int BYTES = 2 + 5 * Long.BYTES + Sha256.BYTES;
    static final byte LEAF = 0;
    static final byte VERSION = 1;

    public ChargeLeaf {
        if (chargeMinor < 0 || band < 0 || nonce.length != Sha256.BYTES) {
            throw new IllegalArgumentException("not a charge of enrolment " + enrolment);
        }
    }

    /// `H(0x00 ‖ version ‖ plan ‖ round ‖ enrolment ‖ band ‖ charge ‖ nonce)`, with its sum and a
    /// count of one.
    public SumNode node() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).put(LEAF).put(VERSION);
        bytes.putLong(plan).putLong(round).putLong(enrolment).putLong(band).putLong(chargeMinor);
        return new SumNode(new Sha256().hash(bytes.put(nonce).array()), chargeMinor, 1);
    }
}
