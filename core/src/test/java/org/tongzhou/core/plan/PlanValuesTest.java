package org.tongzhou.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.money.Amount;

class PlanValuesTest {

    private final Plan plan = ExamplePlan.plan();

    @Test
    void aTextSpeaksTheLanguageOfTheReader() {
        assertThat(plan.name().in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("示例计划");
        assertThat(plan.name().in(Locale.FRANCE)).isEqualTo("Example");
    }

    @Test
    void theFeeIsRoundedDown() {
        assertThat(new Fee(800).of(new Amount(12))).isEqualTo(Amount.ZERO);
        assertThat(new Fee(800).of(new Amount(13))).isEqualTo(new Amount(1));
        assertThat(new Fee(800).of(new Amount(30_000_000))).isEqualTo(new Amount(2_400_000));
    }

    @Test
    void everyAgeHasOneBand() {
        Weights weights = new Weights(List.of(new Band(0, 39, 1), new Band(40, 150, 3)));

        for (int age = 0; age <= 150; age++) {
            assertThat(weights.bandOf(age)).isEqualTo(age < 40 ? 0 : 1);
            assertThat(Weights.EQUAL.bandOf(age)).isZero();
        }
    }

    @Test
    void bandsWithAGapAnOverlapOrAnOpenEndAreRefused() {
        Band young = new Band(0, 39, 1);

        assertThatThrownBy(() -> new Weights(List.of(young, new Band(41, 150, 1))))
                .hasMessageContaining("starts at 41");
        assertThatThrownBy(() -> new Weights(List.of(young, new Band(39, 150, 1))))
                .hasMessageContaining("starts at 39");
        assertThatThrownBy(() -> new Weights(List.of(young))).hasMessageContaining("ends at 39");
    }

    @Test
    void everyDayLeadsToTheNextNoticeDay() {
        Calendar calendar = plan.calendar();

        for (LocalDate day = LocalDate.of(2026, 1, 1);
                day.isBefore(LocalDate.of(2028, 4, 1));
                day = day.plusDays(1)) {
            LocalDate notice = calendar.noticeDayOnOrAfter(day);

            assertThat(notice).isBetween(day, day.plusDays(17));
            assertThat(calendar.noticeDays()).contains(notice.getDayOfMonth());
            assertThat(calendar.debitDayOf(notice)).isEqualTo(notice.plusDays(7));
            assertThat(calendar.objectionsEndOn(notice)).isEqualTo(notice.plusDays(3));
        }
    }

    @Test
    void aDebitDayWithinTheObjectionWindowIsRefused() {
        assertThatThrownBy(() -> new Calendar(List.of(7, 21), List.of(10, 28), 3, 7))
                .hasMessageContaining("debit day 10 is not after notice day 7");
    }

    @Test
    void diseasesAreFoundByTheWordsPeopleUse() {
        assertThat(codes("急性心肌梗死")).containsExactly("heart-attack");
        assertThat(codes("acute MYOCARDIAL infarction")).containsExactly("heart-attack");
        assertThat(codes("heart attack")).containsExactly("heart-attack");
        assertThat(codes("cancer")).containsExactly("thyroid-cancer");
        assertThat(codes("  ")).isEmpty();
    }

    private List<String> codes(String words) {
        return plan.findByName(words).stream().map(Disease::code).toList();
    }

    @Test
    void aChildrensDiseaseIsCoveredToItsLastAge() {
        Disease disease = plan.disease("kawasaki").orElseThrow();

        assertThat(disease.covers(Sex.FEMALE, 17)).isTrue();
        assertThat(disease.covers(Sex.FEMALE, 18)).isFalse();
    }

    @Test
    void aDecisionCanQuoteItsRule() {
        assertThat(plan.rule("1.2").map(Rule::origin))
                .contains(new Origin.Sourced(new Text("一本公开的规则", "A public rule book")));
        assertThat(plan.rulesOn(Topic.DISEASES)).extracting(Rule::id).containsExactly("1.5");
        assertThat(plan.rule("9.9")).isEmpty();
    }

    @Test
    void whatIsOpenWhenCoverHasEndedIsPaidByTheOperatorInEveryPlan() {
        assertThatThrownBy(() -> new Ending(180, false, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody else could pay");
    }
}
