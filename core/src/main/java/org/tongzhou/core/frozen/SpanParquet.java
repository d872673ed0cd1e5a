package org.tongzhou.core.frozen;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.round.FolioSpans.Row;

/// The spans of a folio as a Parquet file, a row a span, in key order: equal spans have equal
/// bytes.
///
/// Only what such a file needs: one row group, one page a column, every column required, packed as
/// [Deltas] with a CRC-32. The format is <https://parquet.apache.org/docs/file-format/>.
public final class SpanParquet {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int DELTA_BINARY_PACKED = 5;
    private static final int RLE = 3;
    private static final int REQUIRED = 0;
    private static final int DATA_PAGE = 0;
    private static final int UNCOMPRESSED = 0;

    /// The types of Parquet that are used.
    private enum Type {
        INT32(1, Integer.SIZE),
        INT64(2, Long.SIZE);

        private final int number;
        private final int bits;

        Type(int number, int bits) {
            this.number = number;
            this.bits = bits;
        }
    }

    private record Column(String name, Type type, ToLongFunction<Row> value) {}

    private static final String FOLIO = "folio";

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("household", Type.INT64, Row::household),
                    new Column("enrolment", Type.INT64, Row::enrolment),
                    new Column("segment", Type.INT32, Row::segment),
                    new Column("revision", Type.INT32, Row::revision),
                    new Column("epoch", Type.INT32, Row::epoch),
                    new Column("first_round", Type.INT32, Row::firstRound),
                    new Column("last_round", Type.INT32, Row::lastRound),
                    new Column("birth_round", Type.INT32, Row::birthRound),
                    new Column("carried_minor", Type.INT64, Row::carriedMinor));

    /// Where a column lies in the file.
    private record Chunk(Column column, long offset, long size) {}

    private SpanParquet() {}

    /// The spans of a folio as the bytes of a file.
    public static byte[] of(int folio, FolioSpans spans) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(MAGIC);
        List<Column> columns = columns(folio);
        List<Chunk> chunks =
                spans.size() == 0
                        ? List.of()
                        : columns.stream().map(column -> write(column, spans, file)).toList();
        byte[] footer = footer(columns, chunks, spans.size());
        file.writeBytes(footer);
        file.writeBytes(
                ByteBuffer.allocate(Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(footer.length)
                        .array());
        file.writeBytes(MAGIC);
        return file.toByteArray();
    }

    private static List<Column> columns(int folio) {
        return Stream.concat(Stream.of(new Column(FOLIO, Type.INT32, _ -> folio)), COLUMNS.stream())
                .toList();
    }

    private static Chunk write(Column column, FolioSpans spans, ByteArrayOutputStream file) {
        long[] values = new long[spans.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.value().applyAsLong(spans.row(row));
        }
        byte[] page = Deltas.of(values, column.type().bits);
        int offset = file.size();
        file.writeBytes(pageHeader(page, values.length));
        file.writeBytes(page);
        return new Chunk(column, offset, file.size() - offset);
    }

    private static byte[] pageHeader(byte[] page, int values) {
        CRC32 crc = new CRC32();
        crc.update(page);
        return new CompactThrift()
                .int32(1, DATA_PAGE)
                .int32(2, page.length)
                .int32(3, page.length)
                .int32(4, (int) crc.getValue())
                .struct(5)
                .int32(1, values)
                .int32(2, DELTA_BINARY_PACKED)
                .int32(3, RLE)
                .int32(4, RLE)
                .end()
                .end()
                .toBytes();
    }

    private static byte[] footer(List<Column> columns, List<Chunk> chunks, int rows) {
        CompactThrift footer = new CompactThrift().int32(1, 1).structs(2, columns.size() + 1);
        footer.struct().string(4, "span").int32(5, columns.size()).end();
        for (Column column : columns) {
            footer.struct()
                    .int32(1, column.type().number)
                    .int32(3, REQUIRED)
                    .string(4, column.name())
                    .end();
        }
        footer.int64(3, rows).structs(4, chunks.isEmpty() ? 0 : 1);
        if (!chunks.isEmpty()) {
            rowGroup(chunks, rows, footer);
        }
        return footer.string(6, "tongzhou version 1").end().toBytes();
    }

    private static void rowGroup(List<Chunk> chunks, int rows, CompactThrift footer) {
        footer.struct().structs(1, chunks.size());
        for (Chunk chunk : chunks) {
            footer.struct().int64(2, chunk.offset()).struct(3);
            footer.int32(1, chunk.column().type().number).int32s(2, DELTA_BINARY_PACKED);
            footer.strings(3, chunk.column().name()).int32(4, UNCOMPRESSED).int64(5, rows);
            footer.int64(6, chunk.size()).int64(7, chunk.size()).int64(9, chunk.offset());
            footer.end().end();
        }
        long size = chunks.stream().mapToLong(Chunk::size).sum();
        footer.int64(2, size).int64(3, rows).end();
    }
}
