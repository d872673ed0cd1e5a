package org.tongzhou.core.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongzhou.core.ForAll.forAll;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FolioPageTest {

    @Test
    void aPageGivesBackTheRowsThatWereWrittenOnIt() {
        forAll(
                500,
                random -> {
                    List<FolioSpans.Row> rows = rows(random);

                    FolioSpans read = FolioPage.ofBytes(FolioPage.toBytes(spans(rows)));

                    assertThat(rowsOf(read)).isEqualTo(rows);
                });
    }

    @Test
    void aPageHoldsNumbersOfEveryWidthNegativeOnesToo() {
        for (long far : new long[] {0, 1, 255, 256, 65_535, 65_536, 1L << 32, Long.MAX_VALUE}) {
            List<FolioSpans.Row> rows =
                    List.of(
                            new FolioSpans.Row(0, 0, 1, 1, 0, -5, 7, -1440, 0),
                            new FolioSpans.Row(far, far, 1, 2, 0, -5, 7, 1440, far));

            assertThat(rowsOf(FolioPage.ofBytes(FolioPage.toBytes(spans(rows))))).isEqualTo(rows);
        }
    }

    @Test
    void aRowOfAnOrdinaryFolioTakesFewBytes() {
        FolioSpans spans = new FolioSpans();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 80_000; i++) {
            int joined = 144 + random.nextInt(24);
            int born = joined - random.nextInt(1440);
            spans.add(row(i / 3, 1_000_000 + i, 1, joined - 144, joined, born + 1439, born));
        }

        assertThat(FolioPage.toBytes(spans).length).isLessThan(80_000 * 16);
    }

    @Test
    void aByteThatChangedIsNoticedWhereverItLies() {
        byte[] page = FolioPage.toBytes(spans(rows(new SplittableRandom(7))));
        for (int at = 0; at < page.length; at++) {
            byte[] damaged = page.clone();
            damaged[at] ^= 4;

            assertThatThrownBy(() -> FolioPage.ofBytes(damaged))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("damaged");
        }
    }

    @Test
    void newerRowsComeBetweenTheOlderOnesInKeyOrder() {
        forAll(
                500,
                random -> {
                    List<FolioSpans.Row> all = rows(random);
                    int epoch = random.nextInt(8);
                    List<FolioSpans.Row> old =
                            all.stream().filter(row -> row.epoch() <= epoch).toList();
                    List<FolioSpans.Row> newer =
                            all.stream().filter(row -> row.epoch() > epoch).toList();

                    assertThat(rowsOf(spans(old).with(spans(newer)))).isEqualTo(all);
                    assertThat(rowsOf(spans(all).knownTo(epoch))).isEqualTo(old);
                });
    }

    @Test
    void aRowThatIsOnThePageAlreadyIsNotTakenTwice() {
        FolioSpans page = new FolioSpans().add(row(1, 1, 1, 0, 3, 9, 0));

        assertThatThrownBy(() -> page.with(page)).isInstanceOf(IllegalStateException.class);
    }

    private static List<FolioSpans.Row> rows(SplittableRandom random) {
        List<FolioSpans.Row> rows = new ArrayList<>();
        int households = random.nextInt(1, 12);
        for (int household = 0; household < households; household++) {
            for (int enrolment = random.nextInt(3); enrolment < 3; enrolment++) {
                for (int revision = 1; revision <= random.nextInt(1, 4); revision++) {
                    rows.add(
                            row(
                                    household,
                                    household * 10L + enrolment,
                                    revision,
                                    random.nextInt(9),
                                    random.nextInt(-9, 99),
                                    random.nextBoolean() ? FolioSpans.OPEN : random.nextInt(99),
                                    random.nextInt(-1440, 99)));
                }
            }
        }
        return rows;
    }

    private static FolioSpans.Row row(
            long household,
            long enrolment,
            int revision,
            int epoch,
            int first,
            int last,
            int born) {
        return new FolioSpans.Row(household, enrolment, 1, revision, epoch, first, last, born, 0);
    }

    private static FolioSpans spans(List<FolioSpans.Row> rows) {
        FolioSpans spans = new FolioSpans();
        rows.forEach(spans::add);
        return spans;
    }

    private static List<FolioSpans.Row> rowsOf(FolioSpans spans) {
        List<FolioSpans.Row> rows = new ArrayList<>();
        for (int at = 0; at < spans.size(); at++) {
            rows.add(spans.row(at));
        }
        return rows;
    }
}
