package org.tongzhou.core.debit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// The rows of one batch as they travel: `r12-h17,acct-17,479`, one line for each instruction.
///
/// A row names run and household, so that the same instruction has the same bytes for ever.
public final class Instructions {

    private static final int LONGEST_ROW = 128;
    private static final int LONGEST_NUMBER = 19;

    private final byte[] prefix;
    private byte[] rows;
    private int size;
    private int count;
    private long sumMinor;
    private long last = -1;

    public Instructions(int run, int expected) {
        this.prefix = ("r" + run + "-h").getBytes(StandardCharsets.US_ASCII);
        this.rows = new byte[Math.max(LONGEST_ROW, expected * LONGEST_ROW / 3)];
    }

    /// Adds an instruction; households come in order, each once.
    public void add(long household, FolioMandates mandates, long minor) {
        if (household <= last || minor <= 0) {
            throw new IllegalStateException(
                    "household %d after %d, %d to debit".formatted(household, last, minor));
        }
        if (rows.length - size < LONGEST_ROW) {
            rows = Arrays.copyOf(rows, rows.length * 2);
        }
        System.arraycopy(prefix, 0, rows, size, prefix.length);
        size += prefix.length;
        number(household);
        rows[size++] = ',';
        size += mandates.account(household, rows, size);
        rows[size++] = ',';
        number(minor);
        rows[size++] = '\n';
        last = household;
        count++;
        sumMinor = Math.addExact(sumMinor, minor);
    }

    private void number(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0 && digits < LONGEST_NUMBER; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int at = size + digits - 1; at >= size; at--) {
            rows[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    public int count() {
        return count;
    }

    public long sumMinor() {
        return sumMinor;
    }

    /// The rows without a header.
    public byte[] toBytes() {
        return Arrays.copyOf(rows, size);
    }

    /// SHA-256 of the rows.
    public byte[] digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(rows, 0, size);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
