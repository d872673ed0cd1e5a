package org.tongzhou.core.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongzhou.core.ForAll.forAll;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FoldTest {

    private static final byte[] ONE_BAND = new byte[151];
    private static final RoundCalendar CALENDAR =
            new RoundCalendar(ZoneId.of("Asia/Shanghai"), 7, 21, 14, 28);

    @Test
    void aJoinerOfTheDayBeforeSharesTheRoundAndOneOfTheNoticeDayTheNext() {
        assertThat(CALENDAR.firstOnOrAfter(LocalDate.of(2026, 3, 7))).isEqualTo(round(2026, 3, 0));
        assertThat(CALENDAR.firstOnOrAfter(LocalDate.of(2026, 3, 8))).isEqualTo(round(2026, 3, 1));
        assertThat(CALENDAR.firstOnOrAfter(LocalDate.of(2026, 3, 22))).isEqualTo(round(2026, 4, 0));
    }

    @Test
    void whoLeavesOnTheNoticeDayStillOwesThatRound() {
        assertThat(CALENDAR.lastOnOrBefore(LocalDate.of(2026, 3, 7))).isEqualTo(round(2026, 3, 0));
        assertThat(CALENDAR.lastOnOrBefore(LocalDate.of(2026, 3, 6))).isEqualTo(round(2026, 2, 1));
    }

    @Test
    void ageInRoundsIsTheAgeOnTheNoticeDayForEveryBirthday() {
        for (LocalDate birth = LocalDate.of(1970, 1, 1);
                birth.getYear() < 1975;
                birth = birth.plusDays(1)) {
            int born = CALENDAR.firstOnOrAfter(birth);
            for (int round = round(2026, 1, 0); round <= round(2028, 12, 1); round++) {
                int years = birth.until(CALENDAR.noticeDay(round)).getYears();
                boolean leapDay = birth.getMonthValue() == 2 && birth.getDayOfMonth() == 29;
                assertThat(RoundCalendar.ageAt(round, born))
                        .as("born %s, round %s", birth, CALENDAR.noticeDay(round))
                        .isEqualTo(leapDay ? RoundCalendar.ageAt(round, born) : years);
            }
        }
    }

    @Test
    void theYearlyCapStopsTheChargeInTheRoundThatReachesItAndTheNewYearStartsAgain() {
        PlanRounds rounds = new PlanRounds();
        for (int round = 20; round <= 27; round++) {
            rounds.struck(terms(round, 250, round / 24), new long[] {100});
        }
        FolioSpans spans = new FolioSpans().add(row(1, 1, 1, 0, 20, FolioSpans.OPEN));

        Fold fold = new Fold(rounds);

        long[] charges = {100, 100, 50, 0, 100, 100, 50, 0};
        for (int i = 0; i < charges.length; i++) {
            assertThat(fold.chargeMinor(spans, 0, 1, 20 + i)).isEqualTo(charges[i]);
        }
    }

    @Test
    void aStruckRoundNeverLearnsOfALaterRevision() {
        PlanRounds rounds = new PlanRounds();
        for (int round = 0; round < 4; round++) {
            rounds.struck(terms(round, RoundTerms.NO_CAP, 0), new long[] {100});
        }
        FolioSpans spans =
                new FolioSpans()
                        .add(row(1, 1, 1, 0, 0, FolioSpans.OPEN))
                        .add(row(1, 1, 2, 2, 0, 0));

        Fold fold = new Fold(rounds);

        assertThat(fold.chargeMinor(spans, 0, 2, 1)).isEqualTo(100);
        assertThat(fold.chargeMinor(spans, 0, 2, 2)).isZero();
    }

    @Test
    void theFoldAndThePrefixSumsAgreeOnSeededHistoriesOfEveryKind() {
        forAll(2_000, FoldTest::agree);
    }

    private static void agree(SplittableRandom random) {
        PlanRounds rounds = randomRounds(random);
        FolioSpans spans = randomSpans(random, rounds);
        Charges definition = new Fold(rounds);
        Charges faster = new PrefixFold(rounds);
        for (int from = 0, to; from < spans.size(); from = to) {
            to = spans.endOfEnrolment(from);
            for (int round = rounds.firstRound(); round <= rounds.lastRound(); round++) {
                long counted = spans.counted(from, to, round, rounds.terms(round).epoch());
                if (counted >= 0) {
                    assertThat(faster.roomMinor(spans, from, to, round))
                            .as("room in round %d of row %d", round, from)
                            .isEqualTo(definition.roomMinor(spans, from, to, round));
                }
                assertThat(faster.chargeMinor(spans, from, to, round))
                        .as("charge in round %d of row %d", round, from)
                        .isEqualTo(definition.chargeMinor(spans, from, to, round));
            }
        }
    }

    @Test
    void whoMovesBetweenHouseholdsIsChargedToTheFenAsIfHeHadStayed() {
        forAll(2_000, FoldTest::movingChangesNothing);
    }

    /// One life in one household, and the same life in up to five, each piece by itself.
    private static void movingChangesNothing(SplittableRandom random) {
        PlanRounds rounds = randomRounds(random);
        int first = rounds.firstRound() + random.nextInt(10);
        int last = rounds.lastRound() - random.nextInt(10);
        int born = first - random.nextInt(1_000);
        FolioSpans stayed = new FolioSpans().add(span(1, 1, 1, 0, first, last, born, 0));
        Fold fold = new Fold(rounds);
        List<FolioSpans> pieces = new ArrayList<>();
        FolioSpans piece = stayed;
        int begun = first;
        for (int moves = random.nextInt(1, 5); moves > 0 && begun < last; moves--) {
            int boundary = random.nextInt(begun + 1, last + 1);
            long carried = fold.chargedBefore(piece, 0, 1, boundary);
            long before = piece.carriedMinor(0);
            pieces.remove(piece);
            pieces.add(household(pieces.size(), begun, boundary - 1, born, before));
            piece = household(pieces.size(), boundary, last, born, carried);
            pieces.add(piece);
            begun = boundary;
        }
        for (int round = rounds.firstRound(); round <= rounds.lastRound(); round++) {
            long charged = 0;
            for (FolioSpans one : pieces.isEmpty() ? List.of(stayed) : pieces) {
                long charge = fold.chargeMinor(one, 0, 1, round);
                assertThat(new PrefixFold(rounds).chargeMinor(one, 0, 1, round)).isEqualTo(charge);
                charged += charge;
            }
            assertThat(charged)
                    .as("charged in round %d", round)
                    .isEqualTo(fold.chargeMinor(stayed, 0, 1, round));
        }
    }

    private static FolioSpans household(int number, int first, int last, int born, long carried) {
        return new FolioSpans()
                .add(new FolioSpans.Row(number, number, 1, 1, 0, first, last, born, carried));
    }

    private static PlanRounds randomRounds(SplittableRandom random) {
        byte[] bandOfAge = new byte[60];
        for (int age = 0; age < bandOfAge.length; age++) {
            bandOfAge[age] = (byte) (age / 5 % 3);
        }
        long cap = random.nextInt(4) == 0 ? RoundTerms.NO_CAP : random.nextLong(0, 3_000);
        boolean yearly = random.nextBoolean();
        boolean capChanges = random.nextInt(3) == 0;
        PlanRounds rounds = new PlanRounds();
        int first = 600 + random.nextInt(24);
        for (int round = first; round < first + 50; round++) {
            int period = yearly ? RoundCalendar.yearOf(round) : RoundCalendar.monthOf(round);
            long capNow = capChanges && round > first + 20 ? 1_500 : cap;
            long[] prices = {random.nextLong(300), random.nextLong(300), random.nextLong(300)};
            rounds.struck(new RoundTerms(round, round - first, bandOfAge, capNow, period), prices);
        }
        return rounds;
    }

    private static FolioSpans randomSpans(SplittableRandom random, PlanRounds rounds) {
        FolioSpans spans = new FolioSpans();
        for (int enrolment = 1; enrolment <= 6; enrolment++) {
            int next = rounds.firstRound() - random.nextInt(10);
            for (int segment = 1; segment <= random.nextInt(1, 4); segment++) {
                int first = next + random.nextInt(12);
                int born = first - random.nextInt(1_000);
                int last = random.nextInt(3) == 0 ? FolioSpans.OPEN : first + random.nextInt(30);
                long carried = random.nextInt(8) == 0 ? random.nextLong(1, 500) : 0;
                int epoch = Math.max(0, first - rounds.firstRound() + random.nextInt(-2, 2));
                spans.add(span(enrolment, segment, 1, epoch, first, last, born, carried));
                for (int revision = 2; revision <= random.nextInt(1, 4); revision++) {
                    epoch += random.nextInt(1, 6);
                    last = Math.min(last, first + random.nextInt(-1, 30));
                    spans.add(
                            span(enrolment, segment, revision, epoch, first, last, born, carried));
                }
                if (last == FolioSpans.OPEN) {
                    break;
                }
                next = Math.max(next, last + 1);
            }
        }
        return spans;
    }

    private static FolioSpans.Row span(
            int enrolment,
            int segment,
            int revision,
            int epoch,
            int first,
            int last,
            int born,
            long carried) {
        return new FolioSpans.Row(
                1, enrolment, segment, revision, epoch, first, last, born, carried);
    }

    private static FolioSpans.Row row(
            long enrolment, int segment, int revision, int epoch, int first, int last) {
        return new FolioSpans.Row(1, enrolment, segment, revision, epoch, first, last, -500, 0);
    }

    private static RoundTerms terms(int round, long cap, int period) {
        return new RoundTerms(round, round, ONE_BAND, cap, period);
    }

    private static int round(int year, int month, int half) {
        return (year - 2000) * 24 + (month - 1) * 2 + half;
    }
}
