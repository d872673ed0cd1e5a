package org.tongzhou.bench.pass;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.tongzhou.core.round.ClassCounts;
import org.tongzhou.core.round.FolioPage;
import org.tongzhou.core.round.FolioPass;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.core.round.RoundTerms;
import org.tongzhou.core.tree.FolioTree;
import org.tongzhou.core.tree.LeafHash;
import org.tongzhou.core.tree.SumNode;

/// What the pass does for each member of a folio, without a database: nanoseconds a member.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class InnerLoop {

    static final int MEMBERS = 80_000;

    private static final int FIRST_ROUND = 240;
    private static final int ROUNDS_A_YEAR = 24;
    private static final int ROUND = FIRST_ROUND + ROUNDS_A_YEAR - 1;
    private static final int OLDEST_ROUNDS = 60 * ROUNDS_A_YEAR;
    private static final int CAP_MINOR = 18_800;
    private static final int PRICE_MINOR = 800;
    private static final int HOUSEHOLD_SIZE = 3;

    private final FolioSpans spans = spans();
    private final byte[] page = FolioPage.toBytes(spans);
    private final FolioPass pass = new FolioPass(rounds());
    private final FolioTree tree = new FolioTree(new LeafHash(1, ROUND, new byte[32]));

    private static FolioSpans spans() {
        FolioSpans spans = new FolioSpans();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < MEMBERS; i++) {
            int joined = FIRST_ROUND + random.nextInt(ROUNDS_A_YEAR);
            int born = joined - random.nextInt(OLDEST_ROUNDS);
            int last = born + OLDEST_ROUNDS;
            int epoch = joined - FIRST_ROUND;
            spans.add(
                    new FolioSpans.Row(i / HOUSEHOLD_SIZE, i, 1, 1, epoch, joined, last, born, 0));
        }
        return spans;
    }

    private static PlanRounds rounds() {
        PlanRounds rounds = new PlanRounds();
        byte[] oneBand = new byte[151];
        for (int round = FIRST_ROUND; round <= ROUND; round++) {
            var terms = new RoundTerms(round, round - FIRST_ROUND, oneBand, CAP_MINOR, 1);
            rounds.struck(terms, new long[] {PRICE_MINOR});
        }
        return rounds;
    }

    /// The rows from the bytes of a page.
    @Benchmark
    @OperationsPerInvocation(MEMBERS)
    public FolioSpans read() {
        return FolioPage.ofBytes(page);
    }

    /// The freeze: who shares, by band and room.
    @Benchmark
    @OperationsPerInvocation(MEMBERS)
    public ClassCounts count() {
        return pass.count(spans, ROUND);
    }

    /// Every charge, added up.
    @Benchmark
    @OperationsPerInvocation(MEMBERS)
    public long charge() {
        long[] sum = new long[1];
        pass.charge(spans, ROUND, (_, _, _, charge) -> sum[0] += charge);
        return sum[0];
    }

    /// Every charge, with its nonce and leaf, in the tree.
    @Benchmark
    @OperationsPerInvocation(MEMBERS)
    public SumNode chargeAndTree() {
        pass.charge(spans, ROUND, tree);
        return tree.take().root();
    }
}
