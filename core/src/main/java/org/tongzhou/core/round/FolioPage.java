package org.tongzhou.core.round;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// The rows of a folio and plan as bytes: one column after the other, each number as its distance
/// from the column's least, in as few bytes (0, 1, 2, 4 or 8) as the largest distance needs.
///
/// Most columns of a folio hold few different numbers, so that a row takes some 15 bytes. The last
/// four bytes are a CRC-32C of all before.
public final class FolioPage {

    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;
    private static final int COLUMN_HEADER_BYTES = Long.BYTES + 1;

    private FolioPage() {}

    /// The rows as bytes.
    public static byte[] toBytes(FolioSpans rows) {
        int size = HEADER_BYTES + Integer.BYTES;
        Range[] ranges = new Range[FolioSpans.COLUMNS];
        for (int column = 0; column < FolioSpans.COLUMNS; column++) {
            ranges[column] = Range.of(rows.column(column), rows.size());
            size += COLUMN_HEADER_BYTES + ranges[column].width() * rows.size();
        }
        ByteBuffer bytes = ByteBuffer.allocate(size).put(VERSION).putInt(rows.size());
        for (int column = 0; column < FolioSpans.COLUMNS; column++) {
            write(rows.column(column), rows.size(), ranges[column], bytes);
        }
        return bytes.putInt(checksum(bytes.array())).array();
    }

    private static void write(long[] column, int rows, Range range, ByteBuffer bytes) {
        bytes.putLong(range.least()).put((byte) range.width());
        for (int row = 0; row < rows; row++) {
            long distance = column[row] - range.least();
            switch (range.width()) {
                case 0 -> {} // All are the same.
                case Byte.BYTES -> bytes.put((byte) distance);
                case Short.BYTES -> bytes.putShort((short) distance);
                case Integer.BYTES -> bytes.putInt((int) distance);
                default -> bytes.putLong(distance); // 8 bytes hold any
            }
        }
    }

    /// The rows that [#toBytes] made the bytes of.
    ///
    /// @throws IllegalStateException if the bytes are not what was written
    public static FolioSpans ofBytes(byte[] page) {
        ByteBuffer bytes = ByteBuffer.wrap(page);
        int end = page.length - Integer.BYTES;
        if (end < HEADER_BYTES || bytes.getInt(end) != checksum(page) || bytes.get() != VERSION) {
            throw new IllegalStateException("a page of spans is damaged");
        }
        int rows = bytes.getInt();
        long[][] columns = new long[FolioSpans.COLUMNS][];
        for (int column = 0; column < FolioSpans.COLUMNS; column++) {
            columns[column] = read(bytes, rows);
        }
        return new FolioSpans(columns, rows);
    }

    private static long[] read(ByteBuffer bytes, int rows) {
        long least = bytes.getLong();
        int width = bytes.get();
        long[] column = new long[rows];
        for (int row = 0; row < rows; row++) {
            long distance =
                    switch (width) {
                        case 0 -> 0;
                        case Byte.BYTES -> Byte.toUnsignedLong(bytes.get());
                        case Short.BYTES -> Short.toUnsignedLong(bytes.getShort());
                        case Integer.BYTES -> Integer.toUnsignedLong(bytes.getInt());
                        default -> bytes.getLong(); // as it was written
                    };
            column[row] = least + distance;
        }
        return column;
    }

    /// Of all but the last four bytes.
    private static int checksum(byte[] page) {
        CRC32C crc = new CRC32C();
        crc.update(page, 0, page.length - Integer.BYTES);
        return (int) crc.getValue();
    }

    /// The least number of a column, and the bytes that the distance to the largest needs.
    private record Range(long least, int width) {

        static Range of(long[] column, int rows) {
            if (rows == 0) {
                return new Range(0, 0);
            }
            long least = Long.MAX_VALUE;
            long most = Long.MIN_VALUE;
            for (int row = 0; row < rows; row++) {
                least = Math.min(least, column[row]);
                most = Math.max(most, column[row]);
            }
            int bits = Long.SIZE - Long.numberOfLeadingZeros(most - least);
            return new Range(least, width(bits));
        }

        private static int width(int bits) {
            int needed = Math.ceilDiv(bits, Byte.SIZE);
            return needed <= 1 ? needed : Integer.highestOneBit(2 * needed - 1);
        }
    }
}
