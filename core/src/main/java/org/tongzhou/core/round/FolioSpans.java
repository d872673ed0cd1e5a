package org.tongzhou.core.round;

import java.util.Arrays;

/// The span rows of one folio and plan in columns, ordered by household, enrolment, segment,
/// revision.
///
/// A segment is one unbroken stretch of an enrolment; its revisions are inserted and never edited,
/// and the one with the highest revision that a round may know (by epoch) is what that round sees.
public final class FolioSpans {

    /// The last round of a span that has no end yet.
    public static final int OPEN = 1_000_000;

    private int size;
    private long[] household = new long[64];
    private long[] enrolment = new long[64];
    private int[] segment = new int[64];
    private int[] revision = new int[64];
    private int[] epoch = new int[64];
    private int[] firstRound = new int[64];
    private int[] lastRound = new int[64];
    private int[] birthRound = new int[64];
    private long[] carriedMinor = new long[64];

    /// One row, as it lies in the table.
    ///
    /// @param carriedMinor charged before this segment in the cap period of its first round, in
    ///     another
    ///     household; 0 where the member did not move
    public record Row(
            long household,
            long enrolment,
            int segment,
            int revision,
            int epoch,
            int firstRound,
            int lastRound,
            int birthRound,
            long carriedMinor) {}

    /// Adds a row; rows come in key order, and a row out of order is a fault of the caller.
    public FolioSpans add(Row row) {
        if (size > 0 && !follows(row)) {
            throw new IllegalStateException("span rows out of order at " + row);
        }
        if (size == household.length) {
            grow();
        }
        household[size] = row.household();
        enrolment[size] = row.enrolment();
        segment[size] = row.segment();
        revision[size] = row.revision();
        epoch[size] = row.epoch();
        firstRound[size] = row.firstRound();
        lastRound[size] = row.lastRound();
        birthRound[size] = row.birthRound();
        carriedMinor[size] = row.carriedMinor();
        size++;
        return this;
    }

    private boolean follows(Row row) {
        int last = size - 1;
        int order = Long.compare(row.household(), household[last]);
        order = order != 0 ? order : Long.compare(row.enrolment(), enrolment[last]);
        order = order != 0 ? order : Integer.compare(row.segment(), segment[last]);
        order = order != 0 ? order : Integer.compare(row.revision(), revision[last]);
        return order > 0;
    }

    private void grow() {
        int capacity = size * 2;
        household = Arrays.copyOf(household, capacity);
        enrolment = Arrays.copyOf(enrolment, capacity);
        segment = Arrays.copyOf(segment, capacity);
        revision = Arrays.copyOf(revision, capacity);
        epoch = Arrays.copyOf(epoch, capacity);
        firstRound = Arrays.copyOf(firstRound, capacity);
        lastRound = Arrays.copyOf(lastRound, capacity);
        birthRound = Arrays.copyOf(birthRound, capacity);
        carriedMinor = Arrays.copyOf(carriedMinor, capacity);
    }

    public int size() {
        return size;
    }

    public long household(int row) {
        return household[row];
    }

    public long enrolment(int row) {
        return enrolment[row];
    }

    public int segment(int row) {
        return segment[row];
    }

    public int birthRound(int row) {
        return birthRound[row];
    }

    public int firstRound(int row) {
        return firstRound[row];
    }

    public int lastRound(int row) {
        return lastRound[row];
    }

    int epochOf(int row) {
        return epoch[row];
    }

    public long carriedMinor(int row) {
        return carriedMinor[row];
    }

    boolean covers(int row, int round) {
        return firstRound[row] <= round && round <= lastRound[row];
    }

    /// The row after the last of the enrolment that begins at `from`.
    public int endOfEnrolment(int from) {
        int to = from + 1;
        while (to < size && enrolment[to] == enrolment[from]) {
            to++;
        }
        return to;
    }

    /// The row that counts the enrolment `[from, to)` in `round` as far as `knownEpoch` tells, or
    /// -1.
    ///
    /// Of each segment only the latest revision known counts; segments of an enrolment never
    /// overlap.
    int counted(int from, int to, int round, int knownEpoch) {
        int known = -1;
        for (int row = from; row < to; row++) {
            if (known >= 0 && segment[row] != segment[known]) {
                if (covers(known, round)) {
                    return known;
                }
                known = -1;
            }
            if (epoch[row] <= knownEpoch) {
                known = row;
            }
        }
        return known >= 0 && covers(known, round) ? known : -1;
    }
}
