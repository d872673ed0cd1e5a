package org.tongzhou.core.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongzhou.core.ForAll.forAll;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.plan.Bearer;

class StrikeTest {

    private static final long NO_CAP = RoundTerms.NO_CAP;
    private static final List<Integer> EQUAL = List.of(1);
    private static final List<Bearer> BEARERS = List.of(Bearer.values());

    @Test
    void fiveMillionMembersShareAHundredCasesOfThreeHundredThousandForSixYuanSixty() {
        Struck struck = Strike.of(fee(1000), members(5_000_000), cases(100, 300_000_00));

        assertThat(struck.priceMinor()).containsExactly(660L);
        assertThat(struck.carryOutMinor()).isZero();
    }

    @Test
    void aThousandMembersShareOneCaseOfAThousandForOneYuanEach() {
        Struck struck = Strike.of(fee(0), members(1_000), cases(1, 1_000_00));

        assertThat(struck.priceMinor()).containsExactly(100L);
    }

    @Test
    void oneCaseOfThreeHundredThousandCostsTenFenAtThreePointThreeMillionMembers() {
        Struck struck =
                Strike.of(
                        caseCap(1000, 10, Bearer.OPERATOR),
                        members(3_300_000),
                        cases(1, 300_000_00));

        assertThat(struck.priceMinor()).containsExactly(10L);
        assertThat(struck.subsidyMinor()).isZero();
    }

    @Test
    void aMemberNeverBearsMoreThanTenFenOfACaseAndTheOperatorPaysTheRest() {
        Struck struck =
                Strike.of(
                        caseCap(1000, 10, Bearer.OPERATOR),
                        members(3_000_000),
                        cases(2, 300_000_00));

        assertThat(struck.priceMinor()).containsExactly(20L);
        assertThat(struck.subsidyMinor()).isEqualTo(2 * (330_000_00 - 300_000_00));
    }

    @Test
    void payoutsThatExceedTheCaseCapAreScaledDown() {
        Struck struck =
                Strike.of(caseCap(800, 100, Bearer.PAYOUTS), members(50_000), cases(1, 100_000_00));

        assertThat(struck.priceMinor()).containsExactly(100L);
        assertThat(struck.payoutsMinor()).containsExactly(46_296_29L);
        assertThat(struck.subsidyMinor()).isZero();
    }

    @Test
    void seventyFiveMillionMembersPayEightYuanThirtySixAndCarryTheRounding() {
        List<Long> payouts = Collections.nCopies(1, 580_000_000_00L);
        Struck struck = Strike.of(fee(800), members(75_000_000), Need.of(payouts));

        assertThat(struck.priceMinor()).containsExactly(836L);
        assertThat(struck.carryOutMinor()).isEqualTo(600_000_00L);
    }

    @Test
    void theSurplusOfTheLastRoundLowersThePriceAndNeverBelowZero() {
        Need need = new Need(List.of(100L), 1_000, 0, 0, 0);
        Struck struck = Strike.of(fee(0), members(10), need);

        assertThat(struck.priceMinor()).containsExactly(0L);
        assertThat(struck.carryOutMinor()).isEqualTo(900);
    }

    @Test
    void withNobodyToShareTheOperatorPays() {
        Struck struck = Strike.of(fee(0), new ClassCounts(), cases(1, 500));

        assertThat(struck.subsidyMinor()).isEqualTo(500);
    }

    @Test
    void everyFenIsAccountedForInEverySmallPool() {
        for (int members = 1; members <= 4; members++) {
            for (int rooms = 0; rooms < 256; rooms++) {
                ClassCounts counts = smallRooms(members, rooms);
                for (long payout = 1; payout <= 17; payout += 2) {
                    for (Bearer bearer : Bearer.values()) {
                        assertSound(
                                new StrikeTerms(1000, EQUAL, NO_CAP, bearer, bearer),
                                counts,
                                Need.of(List.of(payout)));
                    }
                }
            }
        }
    }

    @Test
    void theOthersBearTheExcessAtTheSmallestPriceThatCoversIt() {
        for (int rooms = 0; rooms < 256; rooms++) {
            ClassCounts counts = smallRooms(4, rooms);
            for (long payout = 1; payout <= 20; payout++) {
                StrikeTerms terms = new StrikeTerms(0, EQUAL, NO_CAP, Bearer.OTHERS, Bearer.OTHERS);
                Struck struck = Strike.of(terms, counts, Need.of(List.of(payout)));

                long price = struck.priceMinor().getFirst();
                long reachable = counts.chargedMinor(0, 1_000);
                if (reachable >= payout) {
                    assertThat(counts.chargedMinor(0, price)).isGreaterThanOrEqualTo(payout);
                    assertThat(counts.chargedMinor(0, price - 1)).isLessThan(payout);
                } else {
                    assertThat(struck.subsidyMinor()).isEqualTo(payout - reachable);
                }
            }
        }
    }

    @Test
    void seededRoundsOfEveryKindAccountForEveryFen() {
        forAll(3_000, StrikeTest::randomRound);
    }

    private static void randomRound(SplittableRandom random) {
        int bands = random.nextInt(1, 6);
        List<Integer> weights = new ArrayList<>();
        ClassCounts counts = new ClassCounts();
        for (int band = 0; band < bands; band++) {
            weights.add(random.nextInt(1, 50));
            for (int rooms = random.nextInt(0, 5); rooms > 0; rooms--) {
                long room = random.nextInt(4) == 0 ? NO_CAP : random.nextLong(0, 3_000);
                counts.add(band, room, random.nextLong(1, 100_000));
            }
        }
        List<Long> payouts = new ArrayList<>();
        for (int cases = random.nextInt(0, 20); cases > 0; cases--) {
            payouts.add(random.nextLong(1, 30_000_000));
        }
        Need need =
                new Need(
                        payouts,
                        random.nextLong(-10_000, 1_000_000),
                        random.nextLong(0, 100_000),
                        random.nextLong(0, 100_000),
                        random.nextLong(0, 100_000));
        long caseCap = random.nextBoolean() ? NO_CAP : random.nextLong(1, 10_000);
        StrikeTerms terms =
                new StrikeTerms(
                        random.nextInt(0, 1_500), weights, caseCap, bearer(random), bearer(random));
        assertSound(terms, counts, need);
    }

    private static Bearer bearer(SplittableRandom random) {
        return BEARERS.get(random.nextInt(BEARERS.size()));
    }

    private static void assertSound(StrikeTerms terms, ClassCounts counts, Need need) {
        Struck struck = Strike.of(terms, counts, need);

        long charged = 0;
        for (int band : counts.bandsInUse()) {
            charged += counts.chargedMinor(band, struck.priceMinor().get(band));
        }
        assertThat(struck.chargedMinor()).isEqualTo(charged);
        boolean mayOwe =
                terms.caseBearer() == Bearer.NEXT_ROUNDS
                        || terms.periodBearer() == Bearer.NEXT_ROUNDS;
        if (!mayOwe) {
            assertThat(struck.carryOutMinor()).isGreaterThanOrEqualTo(0);
        }
        for (int i = 0; i < need.payoutsMinor().size(); i++) {
            assertThat(struck.payoutsMinor().get(i)).isBetween(0L, need.payoutsMinor().get(i));
        }
        if (struck.subsidyMinor() > 0) {
            assertThat(struck.carryOutMinor()).isLessThanOrEqualTo(0);
        }
        assertThat(struck.feeMinor()).isEqualTo(terms.feeMinor(struck.payoutsInAllMinor()));
    }

    private static ClassCounts smallRooms(int members, int rooms) {
        ClassCounts counts = new ClassCounts();
        for (int member = 0; member < members; member++) {
            counts.add(0, (rooms >> (2 * member)) & 3, 1);
        }
        return counts;
    }

    private static StrikeTerms fee(int basisPoints) {
        return new StrikeTerms(basisPoints, EQUAL, NO_CAP, Bearer.OPERATOR, Bearer.OPERATOR);
    }

    private static StrikeTerms caseCap(int basisPoints, long capMinor, Bearer bearer) {
        return new StrikeTerms(basisPoints, EQUAL, capMinor, bearer, Bearer.OPERATOR);
    }

    private static ClassCounts members(long members) {
        ClassCounts counts = new ClassCounts();
        counts.add(0, NO_CAP, members);
        return counts;
    }

    private static Need cases(int cases, long payoutMinor) {
        return Need.of(Collections.nCopies(cases, payoutMinor));
    }
}
