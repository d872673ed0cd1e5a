package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.HomeNews;
import org.tongzhou.members.Household;

/// What could not be taken is told plan by plan, and says of each only what holds of it.
class FailedNoticesTest extends PostPaidScene {

    private static final String COVER = "连续 2 期未付的，保障终止";

    @Autowired private HomeNews news;
    @Autowired private Demands demands;

    private String code = "failed-first";

    @Override
    String code() {
        return code;
    }

    @Test
    void eachPlanIsToldByItselfAndWhatHoldsOfIt() {
        publish();
        Member poor = member("poor-");
        debit(strikeOneCase());
        code = "failed-second";
        publish();
        join(enrolments.find(poor.enrolment()).orElseThrow().person());
        int second = strikeOneCase();
        debit(second);
        LocalDate until = demands.retriesEndOn(rounds.find(plan().number(), second).orElseThrow());
        gate.moveTo(until.plusDays(1).atTime(12, 0).atZone(plan().plan().zone()).toInstant());

        assertThat(told(poor))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).contains("应付的 ¥12", "下次扣款日", COVER));
        undone(() -> {
            plans.beginClosing(plan().number(), second);
            assertThat(told(poor))
                    .satisfiesExactlyInAnyOrder(
                            text -> assertThat(text).contains("下次扣款日", COVER),
                            text -> assertThat(text).contains("不再有扣款日").doesNotContain(COVER));
        });
        undone(() -> {
            enrolments.leave(poor.enrolment());
            assertThat(told(poor))
                    .as("cover of who left has an end")
                    .satisfiesExactlyInAnyOrder(
                            text -> assertThat(text).contains("下次扣款日", COVER),
                            text -> assertThat(text).contains("下次扣款日").doesNotContain(COVER));
        });
        assertThatAnAccountIsToldOfAsItStands(poor);
    }

    private void assertThatAnAccountIsToldOfAsItStands(Member poor) {
        Household household = members.household(poor.household()).orElseThrow();
        undone(() -> {
            members.mandate(household, new Amount(1_000_00), "poor-other", false);
            assertThat(told(poor))
                    .hasSize(2)
                    .allSatisfy(text -> assertThat(text).contains("您的账户仍在核验中"));
        });
        undone(() -> {
            members.cancelMandate(household);
            assertThat(told(poor))
                    .hasSize(2)
                    .allSatisfy(text -> assertThat(text).contains("没有可以扣款的账户", COVER));
        });
    }

    private List<String> told(Member payer) {
        return news.of(payer.account().id()).lines().stream()
                .map(HomeNews.Line::text)
                .filter(text -> text.contains("应付的 ¥"))
                .toList();
    }
}
