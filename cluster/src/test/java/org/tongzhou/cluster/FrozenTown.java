package org.tongzhou.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.tongzhou.core.frozen.FrozenRound;
import org.tongzhou.core.frozen.FrozenRound.FolioSum;
import org.tongzhou.core.frozen.SpanParquet;
import org.tongzhou.core.round.Folio;
import org.tongzhou.core.round.FolioPass;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.core.round.RoundTerms;
import org.tongzhou.core.tree.FolioTree;
import org.tongzhou.core.tree.LeafHash;

/// A seeded population in a struck round: people who joined at different rounds, left, came back,
/// moved in from another household, were put right later, and of whom some reach the cap.
final class FrozenTown {

    private static final int PLAN = 7;
    private static final int FIRST = 3600;
    private static final int ROUND = 3640;
    private static final int EPOCH = 60;
    private static final long CAP_MINOR = 9_000;
    private static final byte[] KEY =
            "a key that only the operator has".getBytes(StandardCharsets.UTF_8);

    private final SplittableRandom random;
    private final PlanRounds rounds = new PlanRounds();
    private final List<FolioSpans> folios = new ArrayList<>();
    private long enrolment = 1_000;

    /// @param folios some of them empty, the others with about `households` each
    FrozenTown(long seed, int folios, int households) {
        random = new SplittableRandom(seed);
        for (int round = FIRST; round <= ROUND; round++) {
            byte[] bands = {0, 0, 0, 1, 1, 1, 1, 2};
            rounds.struck(
                    new RoundTerms(round, EPOCH - ROUND + round, bands, CAP_MINOR, round / 24),
                    new long[] {random.nextInt(600), random.nextInt(900), random.nextInt(1500)});
        }
        for (int folio = 0; folio < folios; folio++) {
            this.folios.add(folio % 11 == 3 ? new FolioSpans() : folio(folio, households));
        }
    }

    private FolioSpans folio(int folio, int households) {
        FolioSpans spans = new FolioSpans();
        long household = (long) folio * Folio.HOUSEHOLDS;
        for (int i = 0; i < households; i++) {
            household += random.nextInt(1, 4);
            for (int member = random.nextInt(1, 5); member > 0; member--) {
                enrol(household, ++enrolment, spans);
            }
        }
        return spans;
    }

    private void enrol(long household, long number, FolioSpans spans) {
        int born = ROUND - random.nextInt(24 * 12);
        int first = FIRST + random.nextInt(-200, 42);
        long carried = random.nextInt(10) == 0 ? random.nextInt(4_000) : 0;
        int epoch = random.nextInt(EPOCH);
        int segments = random.nextInt(1, 3);
        for (int segment = 1; segment <= segments; segment++) {
            int left = first + random.nextInt(120);
            boolean ends = segment < segments || random.nextInt(3) == 0;
            spans.add(
                    new FolioSpans.Row(
                            household,
                            number,
                            segment,
                            1,
                            epoch,
                            first,
                            FolioSpans.OPEN,
                            born,
                            carried));
            if (ends) {
                // Some ends come too late for the round to know.
                spans.add(
                        new FolioSpans.Row(
                                household,
                                number,
                                segment,
                                2,
                                epoch + random.nextInt(40),
                                first,
                                left,
                                born,
                                carried));
            }
            first = left + random.nextInt(1, 20);
            carried = 0;
        }
    }

    /// Writes it as the platform does.
    void freezeTo(Path folder) throws IOException {
        Files.createDirectories(folder.resolve(FrozenRound.SPANS));
        for (int folio = 0; folio < folios.size(); folio++) {
            Files.write(
                    folder.resolve(FrozenRound.fileOf(folio)),
                    SpanParquet.of(folio, folios.get(folio)));
        }
        Files.writeString(folder.resolve(FrozenRound.KEY), HexFormat.of().formatHex(KEY));
        Files.writeString(
                folder.resolve(FrozenRound.DOCUMENT),
                new FrozenRound(PLAN, ROUND, rounds, sums()).toJson());
    }

    private List<FolioSum> sums() {
        FolioPass pass = new FolioPass(rounds);
        List<FolioSum> sums = new ArrayList<>();
        for (int folio = 0; folio < folios.size(); folio++) {
            sums.add(FolioSum.of(folio, pass.count(folios.get(folio), ROUND), rounds));
        }
        return sums;
    }

    /// A folio's spans less those of the enrolment that was counted last.
    FolioSpans withoutLastEnrolment(int folio) {
        FolioSpans spans = folios.get(folio);
        List<Long> counted = new ArrayList<>();
        new FolioPass(rounds).charge(spans, ROUND, (_, number, _, _) -> counted.add(number));
        FolioSpans without = new FolioSpans();
        for (int row = 0; row < spans.size(); row++) {
            if (spans.enrolment(row) != counted.getLast()) {
                without.add(spans.row(row));
            }
        }
        return without;
    }

    /// What the engine gives in this process, folio by folio.
    List<FolioResult> results() {
        FolioPass pass = new FolioPass(rounds);
        FolioTree tree = new FolioTree(new LeafHash(PLAN, ROUND, KEY));
        List<FolioResult> results = new ArrayList<>();
        for (int folio = 0; folio < folios.size(); folio++) {
            pass.charge(folios.get(folio), ROUND, tree);
            results.add(FolioResult.of(folio, tree.take()));
        }
        return results;
    }
}
