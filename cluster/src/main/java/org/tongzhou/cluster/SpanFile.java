package org.tongzhou.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.tongzhou.core.round.Folio;
import org.tongzhou.core.round.FolioSpans;

/// Reads a folio's Parquet file, column by column, with the checksum of each page.
final class SpanFile {

    private static final List<String> COLUMNS =
            List.of(
                    "household",
                    "enrolment",
                    "segment",
                    "revision",
                    "epoch",
                    "first_round",
                    "last_round",
                    "birth_round",
                    "carried_minor");

    private SpanFile() {}

    /// The rows of a folio, as they lie in its file.
    ///
    /// @throws IllegalStateException if they are of another folio, or out of order
    static FolioSpans read(int folio, Path file, Configuration settings) {
        var options =
                HadoopReadOptions.builder(settings, file).usePageChecksumVerification(true).build();
        FolioSpans spans = new FolioSpans();
        try (var reader =
                ParquetFileReader.open(HadoopInputFile.fromPath(file, settings), options)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            String writer = reader.getFileMetaData().getCreatedBy();
            for (PageReadStore group = reader.readNextRowGroup();
                    group != null;
                    group = reader.readNextRowGroup()) {
                var columns = new ColumnReadStoreImpl(group, new Unconverted(), schema, writer);
                add(folio, rows(columns, schema, Math.toIntExact(group.getRowCount())), spans);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("folio %d: cannot read %s".formatted(folio, file), e);
        }
        return spans;
    }

    private static long[][] rows(ColumnReadStoreImpl columns, MessageType schema, int size) {
        long[][] rows = new long[COLUMNS.size()][size];
        for (int column = 0; column < rows.length; column++) {
            var described = schema.getColumnDescription(new String[] {COLUMNS.get(column)});
            boolean isLong =
                    described.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT64;
            ColumnReader values = columns.getColumnReader(described);
            for (int row = 0; row < size; row++) {
                rows[column][row] = isLong ? values.getLong() : values.getInteger();
                values.consume();
            }
        }
        return rows;
    }

    private static void add(int folio, long[][] rows, FolioSpans spans) {
        for (int row = 0; row < rows[0].length; row++) {
            if (Folio.of(rows[0][row]) != folio) {
                throw new IllegalStateException(
                        "folio %d: household %d is of another".formatted(folio, rows[0][row]));
            }
            spans.add(
                    new FolioSpans.Row(
                            rows[0][row],
                            rows[1][row],
                            (int) rows[2][row],
                            (int) rows[3][row],
                            (int) rows[4][row],
                            (int) rows[5][row],
                            (int) rows[6][row],
                            (int) rows[7][row],
                            rows[8][row]));
        }
    }

    /// Stands for the objects that rows could be made into: columns are read as they are.
    private static final class Unconverted extends GroupConverter {

        @Override
        public Converter getConverter(int field) {
            return new PrimitiveConverter() {};
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}
