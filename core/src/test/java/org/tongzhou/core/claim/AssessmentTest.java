package org.tongzhou.core.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.claim.Cover.Suspension;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.ExamplePlan;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.core.plan.Topic;

/// What the rules say of a claim, day by day: 90 days of waiting, 180 to report.
class AssessmentTest {

    private static final Plan PLAN = ExamplePlan.plan();
    private static final LocalDate BORN = LocalDate.of(1986, 7, 1);
    private static final LocalDate JOINED = LocalDate.of(2026, 1, 1);
    private static final LocalDate COVERED = LocalDate.of(2026, 4, 2);

    private static Cover member() {
        return new Cover(BORN, Sex.MALE, JOINED, COVERED, Optional.empty(), List.of(), false);
    }

    private static Assessment judge(Cover cover, Diagnosis diagnosis) {
        return Assessment.of(PLAN, cover, diagnosis, diagnosis.diagnosedOn());
    }

    private static Diagnosis illness(LocalDate day) {
        return new Diagnosis("heart-attack", "severe", false, day);
    }

    private static Diagnosis accident(LocalDate day) {
        return new Diagnosis("heart-attack", "severe", true, day);
    }

    private static List<RefusalReason> reasons(Assessment assessment) {
        return assessment.obstacles().stream().map(Obstacle::reason).toList();
    }

    @Test
    void illnessIsCoveredFromTheFirstDayAfterTheWaitAndNotBefore() {
        for (LocalDate day = JOINED; day.isBefore(COVERED.plusDays(5)); day = day.plusDays(1)) {
            Assessment assessment = judge(member(), illness(day));

            assertThat(reasons(assessment))
                    .as("%s", day)
                    .isEqualTo(
                            day.isBefore(COVERED)
                                    ? List.of(RefusalReason.WAITING_PERIOD)
                                    : List.of());
        }
        assertThat(judge(member(), illness(COVERED.minusDays(1))).obstacles())
                .containsExactly(new Obstacle.StillWaiting(COVERED));
    }

    @Test
    void accidentsAreCoveredFromTheDayAfterJoining() {
        assertThat(reasons(judge(member(), accident(JOINED))))
                .containsExactly(RefusalReason.WAITING_PERIOD);
        assertThat(reasons(judge(member(), accident(JOINED.plusDays(1))))).isEmpty();
    }

    @Test
    void whatWasDiagnosedBeforeJoiningIsNotAnIllnessOfTheWait() {
        assertThat(reasons(judge(member(), illness(JOINED.minusDays(1)))))
                .containsExactly(RefusalReason.BEFORE_JOINING);
    }

    @Test
    void aClaimIsInTimeOnTheLastDayAndLateOnTheNext() {
        LocalDate day = LocalDate.of(2026, 6, 1);
        LocalDate last = day.plusDays(180);

        assertThat(Assessment.lastDayToReport(PLAN, day)).isEqualTo(last);
        assertThat(Assessment.of(PLAN, member(), illness(day), last).allowsPayment()).isTrue();
        assertThat(Assessment.of(PLAN, member(), illness(day), last.plusDays(1)).obstacles())
                .containsExactly(new Obstacle.TooLate(last));
    }

    @Test
    void theDayBeforeCoverEndedIsCoveredAndALateClaimForItIsTaken() {
        LocalDate ended = LocalDate.of(2026, 9, 7);
        var end = new Cover.End(ended, Topic.LEAVING, Set.of());
        Cover left = ended(end);

        var before = Assessment.of(PLAN, left, illness(ended.minusDays(1)), ended.plusDays(60));
        var after = judge(left, illness(ended));

        assertThat(before.allowsPayment()).isTrue();
        assertThat(after.obstacles()).containsExactly(new Obstacle.CoverEnded(end));
    }

    private static Cover ended(Cover.End end) {
        return new Cover(BORN, Sex.MALE, JOINED, COVERED, Optional.of(end), List.of(), false);
    }

    @Test
    void whoseCoverEndedIsQuotedTheRuleByWhichItDid() {
        LocalDate day = LocalDate.of(2026, 9, 7);
        for (Topic by : List.of(Topic.LEAVING, Topic.DEBITS, Topic.BENEFITS, Topic.ENDING)) {
            Assessment after =
                    judge(
                            ended(new Cover.End(day, by, Set.of("arrears.roundsFailed"))),
                            illness(day));

            assertThat(after.rules(PLAN, RefusalReason.COVER_ENDED)).isEqualTo(PLAN.rulesOn(by));
            assertThat(after.obstacles().getFirst().rules(PLAN)).isEqualTo(PLAN.rulesOn(by));
        }
    }

    @Test
    void aSuspensionCoversNeitherItsFirstNorItsLastDay() {
        LocalDate from = LocalDate.of(2026, 6, 7);
        LocalDate until = LocalDate.of(2026, 7, 7);
        Cover cover =
                new Cover(
                        BORN,
                        Sex.MALE,
                        JOINED,
                        COVERED,
                        Optional.empty(),
                        List.of(new Suspension(from, until)),
                        false);

        assertThat(reasons(judge(cover, illness(from.minusDays(1))))).isEmpty();
        assertThat(reasons(judge(cover, illness(from))))
                .containsExactly(RefusalReason.COVER_SUSPENDED);
        assertThat(reasons(judge(cover, illness(until.minusDays(1)))))
                .containsExactly(RefusalReason.COVER_SUSPENDED);
        assertThat(reasons(judge(cover, illness(until)))).isEmpty();
    }

    @Test
    void theBenefitGoesByTheAgeOnTheDayOfDiagnosis() {
        LocalDate fortieth = LocalDate.of(2026, 7, 1);

        var before = judge(member(), illness(fortieth.minusDays(1)));
        var on = judge(member(), illness(fortieth));

        assertThat(before.benefit()).contains(new Amount(30_000_000));
        assertThat(before.ageAtDiagnosis()).isEqualTo(39);
        assertThat(on.benefit()).contains(new Amount(10_000_000));
        assertThat(on.ageAtDiagnosis()).isEqualTo(40);
    }

    @Test
    void aDiseaseMustBeOnTheListForTheAgeAndHaveABenefit() {
        LocalDate day = LocalDate.of(2026, 6, 1);

        assertThat(reasons(judge(member(), new Diagnosis("a-cold", "severe", false, day))))
                .containsExactly(RefusalReason.DISEASE_NOT_COVERED);
        assertThat(reasons(judge(member(), new Diagnosis("kawasaki", "severe", false, day))))
                .containsExactly(RefusalReason.DISEASE_NOT_COVERED);
        assertThat(reasons(judge(member(), new Diagnosis("heart-attack", "light", false, day))))
                .containsExactly(RefusalReason.NO_BENEFIT);
    }

    /// In the example a heart attack is never paid as light; thyroid cancer is, up to 59.
    @Test
    void ageIsNotWhyNothingIsPaidWhereNoAgeGetsAnything() {
        LocalDate day = LocalDate.of(2026, 6, 1);
        LocalDate whenTooOld = BORN.plusYears(60);

        assertThat(judge(member(), new Diagnosis("heart-attack", "light", false, day)).obstacles())
                .filteredOn(Obstacle.NoBenefit.class::isInstance)
                .extracting(one -> ((Obstacle.NoBenefit) one).atOtherAges())
                .containsExactly(false);
        assertThat(
                        judge(member(), new Diagnosis("thyroid-cancer", "light", false, whenTooOld))
                                .obstacles())
                .filteredOn(Obstacle.NoBenefit.class::isInstance)
                .extracting(one -> ((Obstacle.NoBenefit) one).atOtherAges())
                .containsExactly(true);
    }

    @Test
    void nobodyIsPaidTwice() {
        Cover paid = new Cover(BORN, Sex.MALE, JOINED, COVERED, Optional.empty(), List.of(), true);

        var assessment = judge(paid, illness(COVERED));

        assertThat(assessment.obstacles()).containsExactly(new Obstacle.AlreadyPaid());
        assertThat(assessment.allowsPayment()).isFalse();
    }

    @Test
    void aReasonOfTheRulesHoldsOnlyWhereTheRulesSaySo() {
        var waiting = judge(member(), illness(COVERED.minusDays(1)));
        var covered = judge(member(), illness(COVERED));

        for (RefusalReason reason : RefusalReason.values()) {
            boolean human = !reason.isByRule();
            assertThat(waiting.allowsRefusal(reason))
                    .as("%s", reason)
                    .isEqualTo(human || reason == RefusalReason.WAITING_PERIOD);
            assertThat(covered.allowsRefusal(reason)).as("%s", reason).isEqualTo(human);
            assertThat(covered.rules(PLAN, reason)).isEqualTo(reason.rules(PLAN)).isNotEmpty();
        }
    }
}
