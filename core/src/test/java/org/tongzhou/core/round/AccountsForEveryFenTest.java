package org.tongzhou.core.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongzhou.core.ForAll.forAll;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.plan.Bearer;
import org.tongzhou.core.round.SmallPool.Fate;

/// Several rounds in a row, with refunds, late charges, losses and shares that fail: not a fen is
/// lost or found in [SmallPool], which checks both equations after every round.
class AccountsForEveryFenTest {

    private static final List<Fate> FATES = List.of(Fate.values());
    private static final int ROUNDS = 4;
    private static final int NEVER = ROUNDS;
    private static final long[] PAYOUTS = {1, 7, 13};
    private static final long[] CAPS = {RoundTerms.NO_CAP, 2, 5};
    private static final List<List<Integer>> WEIGHTS = List.of(List.of(1), List.of(1, 3));

    /// One history: who leaves when, who is corrected when and how.
    private record History(int members, int exitAfter, int correctedBefore, boolean dies) {}

    @Test
    void inEverySmallPoolWithOneExitAndOneCorrection() {
        int pools = 0;
        for (int members = 1; members <= 4; members++) {
            for (int exit = 0; exit <= NEVER; exit++) {
                for (int corrected = 1; corrected <= NEVER; corrected++) {
                    for (boolean dies : new boolean[] {true, false}) {
                        pools += underAllTerms(new History(members, exit, corrected, dies));
                    }
                }
            }
        }
        assertThat(pools).isGreaterThan(20_000);
    }

    private static int underAllTerms(History history) {
        int pools = 0;
        for (long payout : PAYOUTS) {
            for (long cap : CAPS) {
                for (List<Integer> weights : WEIGHTS) {
                    for (Bearer bearer : Bearer.values()) {
                        for (int fee = 0; fee <= 1_000; fee += 1_000) {
                            long noCap = RoundTerms.NO_CAP;
                            var terms = new StrikeTerms(fee, weights, noCap, bearer, bearer);
                            play(
                                    history,
                                    payout,
                                    new SmallPool(terms, cap, AccountsForEveryFenTest::bank));
                            pools++;
                        }
                    }
                }
            }
        }
        return pools;
    }

    private static void play(History history, long payout, SmallPool pool) {
        for (long member = 1; member <= history.members(); member++) {
            pool.join(member, member == history.members() ? 1 : 0);
        }
        for (int round = 0; round < ROUNDS; round++) {
            if (round == history.correctedBefore() && history.dies()) {
                pool.correct(1, 0, round - 2);
            }
            if (round == history.correctedBefore() && !history.dies()) {
                pool.correct(history.members(), 0, FolioSpans.OPEN);
            }
            pool.round(round == 1 ? List.of(payout, payout + 4) : List.of(payout));
            if (round == history.exitAfter()) {
                pool.end(history.members(), round);
            }
        }
    }

    /// Every kind of fate comes up in every pool of two or more.
    private static Fate bank(long member, int openedIn, int triedIn) {
        return FATES.get((int) ((member + openedIn + 2L * triedIn) % FATES.size()));
    }

    @Test
    void inSeededLargerPoolsWithEventsOfEveryKind() {
        forAll(400, AccountsForEveryFenTest::larger);
    }

    private static void larger(SplittableRandom random) {
        List<Bearer> bearers = List.of(Bearer.values());
        Bearer ofCases = bearers.get(random.nextInt(bearers.size()));
        Bearer ofPeriod = bearers.get(random.nextInt(bearers.size()));
        long caseCap = random.nextBoolean() ? RoundTerms.NO_CAP : random.nextLong(1, 500);
        long cap = random.nextBoolean() ? RoundTerms.NO_CAP : random.nextLong(0, 2_000);
        List<Integer> weights = WEIGHTS.get(random.nextInt(2));
        int fee = random.nextInt(1_500);
        SplittableRandom fates = random.split();
        SmallPool pool =
                new SmallPool(
                        new StrikeTerms(fee, weights, caseCap, ofCases, ofPeriod),
                        cap,
                        (_, _, _) -> FATES.get(Math.max(0, fates.nextInt(10) - 7)));
        int members = 0;
        for (int round = 0; round < 12; round++) {
            for (int joiners = random.nextInt(40); joiners > 0; joiners--) {
                pool.join(++members, round);
            }
            for (int events = random.nextInt(6); events > 0 && members > 0; events--) {
                event(random, pool, random.nextInt(1, members + 1), round);
            }
            pool.round(randomPayouts(random));
        }
    }

    private static void event(SplittableRandom random, SmallPool pool, long member, int round) {
        switch (random.nextInt(3)) {
            case 0 -> pool.end(member, round - 1);
            case 1 -> pool.correct(member, 0, random.nextInt(-1, round + 1));
            case 2 -> pool.correct(member, random.nextInt(round + 1), FolioSpans.OPEN);
            default -> throw new IllegalStateException(); // three are thrown
        }
    }

    private static List<Long> randomPayouts(SplittableRandom random) {
        List<Long> payouts = new ArrayList<>();
        for (int cases = random.nextInt(4); cases > 0; cases--) {
            payouts.add(random.nextLong(1, 30_000));
        }
        return payouts;
    }
}
