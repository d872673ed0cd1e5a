package org.tongzhou.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongzhou.core.frozen.SpanParquet;
import org.tongzhou.core.round.Folio;
import org.tongzhou.core.round.FolioSpans;

/// Apache's reader of Parquet, which we did not write, finds every number that core wrote.
class SpanFileTest {

    private static final int FOLIO = 3;
    private static final Configuration SETTINGS = new Configuration();

    @TempDir Path folder;

    @Test
    void everyNumberOfRowsIsReadAsItWasWritten() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        for (int size : new int[] {0, 1, 2, 32, 33, 128, 129, 130, 257, 5_000}) {
            List<FolioSpans.Row> rows = rows(random, size);

            assertThat(written(rows)).as(size + " rows").isEqualTo(rows);
        }
    }

    @Test
    void numbersAsFarApartAsTheirTypesAllowAreReadAsTheyWereWritten() throws Exception {
        long first = Folio.firstHousehold(FOLIO);
        List<FolioSpans.Row> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int end = i % 2 == 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
            long far = i % 3 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
            rows.add(new FolioSpans.Row(first + i, far, i, -i, end, -end, end, i - end, far));
        }

        assertThat(written(rows)).isEqualTo(rows);
    }

    @Test
    void aFileOfAnotherFolioIsRefused() throws Exception {
        Path file = folder.resolve("other.parquet");
        List<FolioSpans.Row> rows = rows(new SplittableRandom(2), 5);
        Files.write(file, SpanParquet.of(FOLIO, spans(rows)));

        assertThatThrownBy(() -> SpanFile.read(FOLIO + 1, hadoop(file), SETTINGS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("folio 4");
    }

    private List<FolioSpans.Row> written(List<FolioSpans.Row> rows) throws IOException {
        Path file = folder.resolve("rows.parquet");
        Files.write(file, SpanParquet.of(FOLIO, spans(rows)));
        FolioSpans read = SpanFile.read(FOLIO, hadoop(file), SETTINGS);
        List<FolioSpans.Row> found = new ArrayList<>();
        for (int row = 0; row < read.size(); row++) {
            found.add(read.row(row));
        }
        return found;
    }

    private static org.apache.hadoop.fs.Path hadoop(Path file) {
        return new org.apache.hadoop.fs.Path(file.toUri());
    }

    private static FolioSpans spans(List<FolioSpans.Row> rows) {
        FolioSpans spans = new FolioSpans();
        rows.forEach(spans::add);
        return spans;
    }

    private static List<FolioSpans.Row> rows(SplittableRandom random, int size) {
        List<FolioSpans.Row> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            rows.add(
                    new FolioSpans.Row(
                            Folio.firstHousehold(FOLIO) + i / 2,
                            1_000_000_000_000L + i,
                            1,
                            1 + random.nextInt(3),
                            random.nextInt(900),
                            random.nextInt(3_000, 4_000),
                            random.nextBoolean() ? FolioSpans.OPEN : random.nextInt(4_000),
                            random.nextInt(-1_440, 4_000),
                            random.nextInt(20) == 0 ? random.nextLong(20_000) : 0));
        }
        return rows;
    }
}
