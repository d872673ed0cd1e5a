package org.tongzhou.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);
    private static final Admission FROM_30_DAYS_TO_59 = admission(30, 0, 59);
    private static final Admission FROM_60_TO_70 = admission(0, 60, 70);

    private static Admission admission(int days, int from, int until) {
        return new Admission(
                new JoiningAges(days, from, until, "2.1"),
                until,
                new Residence(Set.of("CN"), "2.2"),
                new Opening(Optional.empty(), false, "2.4"),
                Set.of(Relation.SELF, Relation.CHILD),
                true,
                "2.3");
    }

    @Test
    void ofABandThePartIsShownThatSomebodyCanBeIn() {
        assertThat(FROM_30_DAYS_TO_59.ofMembers(0, 150)).isEqualTo(new AgeRange(0, 59));
        assertThat(FROM_60_TO_70.ofMembers(0, 64)).isEqualTo(new AgeRange(60, 64));
        assertThat(FROM_60_TO_70.ofMembers(71, 150)).isEqualTo(new AgeRange(71, 150));
    }

    @Test
    void aChildMayJoinFromTheThirtiethDayAfterBirth() {
        for (int days = 0; days <= 60; days++) {
            LocalDate birth = TODAY.minusDays(days);

            Optional<Refusal> refusal = FROM_30_DAYS_TO_59.refuses(birth, TODAY);

            assertThat(refusal.isEmpty()).as("%d days old", days).isEqualTo(days >= 30);
        }
    }

    @Test
    void oneMayJoinUntilTheDayBeforeTheSixtiethBirthday() {
        LocalDate birth = TODAY.minusYears(60);

        Optional<Refusal> dayBefore = FROM_30_DAYS_TO_59.refuses(birth, TODAY.minusDays(1));
        Optional<Refusal> birthday = FROM_30_DAYS_TO_59.refuses(birth, TODAY);

        assertThat(dayBefore).isEmpty();
        assertThat(birthday).contains(new Refusal.TooOld("2.1", 60, 59));
    }

    @Test
    void theSeniorPlanOpensOnTheSixtiethBirthdayAndClosesBeforeTheSeventyFirst() {
        for (int age = 55; age <= 75; age++) {
            LocalDate birthday = TODAY.minusYears(age);

            boolean joins = FROM_60_TO_70.refuses(birthday, TODAY).isEmpty();
            boolean joinsDayBefore = FROM_60_TO_70.refuses(birthday.plusDays(1), TODAY).isEmpty();

            assertThat(joins).as("on the %dth birthday", age).isEqualTo(age >= 60 && age <= 70);
            assertThat(joinsDayBefore).as("before it").isEqualTo(age > 60 && age <= 71);
        }
    }

    @Test
    void aTooYoungPersonLearnsTheDayFromWhichHeMayJoin() {
        LocalDate birth = LocalDate.of(2026, 7, 1);

        Optional<Refusal> refusal = FROM_30_DAYS_TO_59.refuses(birth, TODAY);

        assertThat(refusal).contains(new Refusal.TooYoung("2.1", LocalDate.of(2026, 7, 31)));
    }

    @Test
    void aLeapDayChildCompletesAYearOnTheFirstOfMarch() {
        LocalDate birth = LocalDate.of(2004, 2, 29);

        assertThat(Ages.years(birth, LocalDate.of(2005, 2, 28))).isZero();
        assertThat(Ages.years(birth, LocalDate.of(2005, 3, 1))).isEqualTo(1);
        assertThat(Ages.dayOf(birth, 1)).isEqualTo(LocalDate.of(2005, 3, 1));
        assertThat(Ages.dayOf(birth, 4)).isEqualTo(LocalDate.of(2008, 2, 29));
    }

    @Test
    void theDayOfAnAgeIsTheFirstDayWithThatAge() {
        LocalDate first = LocalDate.of(1999, 12, 1);
        for (int day = 0; day < 1500; day++) {
            LocalDate birth = first.plusDays(day);

            LocalDate turns = Ages.dayOf(birth, 18);

            assertThat(Ages.years(birth, turns)).isEqualTo(18);
            assertThat(Ages.years(birth, turns.minusDays(1))).isEqualTo(17);
        }
    }

    @Test
    void coverEndsOnTheBirthdayAfterTheLastAgeCovered() {
        LocalDate birth = LocalDate.of(1980, 5, 3);

        assertThat(FROM_30_DAYS_TO_59.coverEndsOn(birth)).isEqualTo(LocalDate.of(2040, 5, 3));
    }

    @Test
    void residenceAndRelationAreRefusedByTheirOwnRules() {
        assertThat(FROM_60_TO_70.refusesResidence("CN")).isEmpty();
        assertThat(FROM_60_TO_70.refusesResidence("FR"))
                .contains(new Refusal.LivesElsewhere("2.2", "FR"));
        assertThat(FROM_60_TO_70.refusesRelation(Relation.CHILD)).isEmpty();
        assertThat(FROM_60_TO_70.refusesRelation(Relation.SPOUSE))
                .contains(new Refusal.RelationNotAllowed("2.3", Relation.SPOUSE));
    }

    @Test
    void beforeThePlanOpensOneMayPutDownANameButNotJoin() {
        Admission admission = ExamplePlan.plan().admission();
        LocalDate opens = LocalDate.of(2026, 6, 1);
        LocalDate before = opens.minusDays(1);
        LocalDate birth = opens.minusYears(30);

        assertThat(admission.refuses(birth, before))
                .contains(new Refusal.NotYetOpen("1.1", opens, true));
        assertThat(admission.refuses(birth, opens)).isEmpty();
        assertThat(admission.refusesPreregistration(birth, before)).isEmpty();
        assertThat(admission.refusesPreregistration(opens.minusYears(60), before))
                .contains(new Refusal.TooOld("1.1", 60, 59));
    }
}
