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

    static final int COLUMNS = 9;

    private static final int HOUSEHOLD = 0;
    private static final int ENROLMENT = 1;
    private static final int SEGMENT = 2;
    private static final int REVISION = 3;
    private static final int EPOCH = 4;
    private static final int FIRST_ROUND = 5;
    private static final int LAST_ROUND = 6;
    private static final int BIRTH_ROUND = 7;
    private static final int CARRIED_MINOR = 8;
    private static final int FEWEST_ROWS = 64;

    // One array a column, so that a page is read without looking at what a column means.
    private final long[][] columns;
    private int size;

    public FolioSpans() {
        this(new long[COLUMNS][FEWEST_ROWS], 0);
    }

    /// Rows that are in order already.
    FolioSpans(long[][] columns, int size) {
        this.columns = columns;
        this.size = size;
    }

    long[] column(int column) {
        return columns[column];
    }

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
        if (size == columns[HOUSEHOLD].length) {
            grow(Math.max(FEWEST_ROWS, 2 * size));
        }
        columns[HOUSEHOLD][size] = row.household();
        columns[ENROLMENT][size] = row.enrolment();
        columns[SEGMENT][size] = row.segment();
        columns[REVISION][size] = row.revision();
        columns[EPOCH][size] = row.epoch();
        columns[FIRST_ROUND][size] = row.firstRound();
        columns[LAST_ROUND][size] = row.lastRound();
        columns[BIRTH_ROUND][size] = row.birthRound();
        columns[CARRIED_MINOR][size] = row.carriedMinor();
        size++;
        return this;
    }

    private boolean follows(Row row) {
        int last = size - 1;
        int order = Long.compare(row.household(), household(last));
        order = order != 0 ? order : Long.compare(row.enrolment(), enrolment(last));
        order = order != 0 ? order : Long.compare(row.segment(), columns[SEGMENT][last]);
        order = order != 0 ? order : Long.compare(row.revision(), columns[REVISION][last]);
        return order > 0;
    }

    private void grow(int capacity) {
        for (int column = 0; column < COLUMNS; column++) {
            columns[column] = Arrays.copyOf(columns[column], capacity);
        }
    }

    /// These rows and `newer` ones of the same folio, in key order.
    public FolioSpans with(FolioSpans newer) {
        if (newer.size == 0) {
            return this;
        }
        if (size == 0) {
            return newer;
        }
        FolioSpans both = new FolioSpans(new long[COLUMNS][size + newer.size], 0);
        int own = 0;
        for (int row = 0; row < newer.size; row++) {
            int before = own;
            own = firstNotBefore(newer, row, before);
            both.append(this, before, own);
            both.append(newer, row, row + 1);
        }
        both.append(this, own, size);
        return both;
    }

    /// By halves: few rows are newer, and those between are copied at once.
    private int firstNotBefore(FolioSpans other, int otherRow, int from) {
        int low = from;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBefore(middle, other, otherRow)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isBefore(int row, FolioSpans other, int otherRow) {
        for (int column = HOUSEHOLD; column <= REVISION; column++) {
            long own = columns[column][row];
            long others = other.columns[column][otherRow];
            if (own != others) {
                return own < others;
            }
        }
        throw new IllegalStateException(
                "twice: enrolment %d, segment %d, revision %d"
                        .formatted(enrolment(row), columns[SEGMENT][row], columns[REVISION][row]));
    }

    private void append(FolioSpans from, int first, int end) {
        for (int column = 0; column < COLUMNS; column++) {
            System.arraycopy(from.columns[column], first, columns[column], size, end - first);
        }
        size += end - first;
    }

    /// The rows that `knownEpoch` knows.
    public FolioSpans knownTo(int knownEpoch) {
        FolioSpans known = new FolioSpans(new long[COLUMNS][size], 0);
        int from = 0;
        for (int row = 0; row < size; row++) {
            if (columns[EPOCH][row] > knownEpoch) {
                known.append(this, from, row);
                from = row + 1;
            }
        }
        if (from == 0) {
            return this;
        }
        known.append(this, from, size);
        return known;
    }

    public int size() {
        return size;
    }

    /// A row as it was added.
    public Row row(int row) {
        return new Row(
                household(row),
                enrolment(row),
                segment(row),
                (int) columns[REVISION][row],
                epochOf(row),
                firstRound(row),
                lastRound(row),
                birthRound(row),
                carriedMinor(row));
    }

    public long household(int row) {
        return columns[HOUSEHOLD][row];
    }

    public long enrolment(int row) {
        return columns[ENROLMENT][row];
    }

    public int segment(int row) {
        return (int) columns[SEGMENT][row];
    }

    public int birthRound(int row) {
        return (int) columns[BIRTH_ROUND][row];
    }

    public int firstRound(int row) {
        return (int) columns[FIRST_ROUND][row];
    }

    public int lastRound(int row) {
        return (int) columns[LAST_ROUND][row];
    }

    int epochOf(int row) {
        return (int) columns[EPOCH][row];
    }

    public long carriedMinor(int row) {
        return columns[CARRIED_MINOR][row];
    }

    boolean covers(int row, int round) {
        return columns[FIRST_ROUND][row] <= round && round <= columns[LAST_ROUND][row];
    }

    /// Copies the rows into `whole` as later segments of one enrolment that never moved, and says
    /// which segment is its last.
    public int appendTo(FolioSpans whole, long ofEnrolment, int segments) {
        int last = segments;
        for (int row = 0; row < size; row++) {
            last = segments + segment(row);
            whole.add(
                    new Row(
                            0,
                            ofEnrolment,
                            last,
                            (int) columns[REVISION][row],
                            epochOf(row),
                            firstRound(row),
                            lastRound(row),
                            birthRound(row),
                            0));
        }
        return last;
    }

    /// The row after the last of the enrolment that begins at `from`.
    public int endOfEnrolment(int from) {
        int to = from + 1;
        long[] enrolment = columns[ENROLMENT];
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
            if (known >= 0 && columns[SEGMENT][row] != columns[SEGMENT][known]) {
                if (covers(known, round)) {
                    return known;
                }
                known = -1;
            }
            if (columns[EPOCH][row] <= knownEpoch) {
                known = row;
            }
        }
        return known >= 0 && covers(known, round) ? known : -1;
    }
}
