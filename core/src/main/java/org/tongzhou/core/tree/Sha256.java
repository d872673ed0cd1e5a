package org.tongzhou.core.tree;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256 for one thread.
final class Sha256 {

    static final int BYTES = 32;
    private final MessageDigest digest;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    byte[] hash(byte[] bytes) {
        return digest.digest(bytes);
    }

    /// Puts the hash of the first `length` bytes into `out` from `at` on; makes no garbage.
    void hash(byte[] bytes, int length, byte[] out, int at) {
        digest.update(bytes, 0, length);
        try {
            digest.digest(out, at, BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("no room for a hash", e);
        }
    }
}
