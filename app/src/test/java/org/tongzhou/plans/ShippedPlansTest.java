package org.tongzhou.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Arrears.LossBearer;
import org.tongzhou.core.plan.Band;
import org.tongzhou.core.plan.Bearer;
import org.tongzhou.core.plan.Disease;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.PrePaid;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.core.plan.Text;
import org.tongzhou.core.plan.Topic;
import org.tongzhou.core.plan.Waiting;
import org.tongzhou.core.plan.document.PlanDocuments;
import org.tongzhou.core.plan.document.Reading;

class ShippedPlansTest {

    static final List<String> PLANS =
            List.of(
                    "xiang-hu-bao",
                    "xiang-hu-bao-senior",
                    "xiaomi-huzhu",
                    "waterdrop",
                    "easy-mutual",
                    "meituan",
                    "didi",
                    "baidu-denghuo",
                    "fair-share");
    static final List<String> DEMO_PLANS =
            List.of("demo-xiang-hu-bao", "demo-senior", "demo-waterdrop");

    private static Optional<String> text(String path) {
        try (InputStream stream = ShippedPlansTest.class.getResourceAsStream("/plans/" + path)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Plan plan(String code) {
        String file = file(code);
        return new PlanDocuments(ShippedPlansTest::text).plan(file, text(file).orElseThrow());
    }

    private static String file(String code) {
        return (code.startsWith("demo-") ? "demo/" : "") + code + ".yaml";
    }

    private static Amount yuan(long whole) {
        return new Amount(whole * 100);
    }

    @ParameterizedTest
    @FieldSource("PLANS")
    void everyShippedPlanIsReadAndIsNoDemo(String code) {
        Plan plan = plan(code);

        assertThat(plan.code()).isEqualTo(code);
        assertThat(plan.demo()).isFalse();
        assertThat(plan.settings()).isNotEmpty();
        assertThat(plan.dayOf(Instant.EPOCH)).isEqualTo("1970-01-01");
    }

    @ParameterizedTest
    @FieldSource("DEMO_PLANS")
    void everyDemoPlanSaysThatItIsOne(String code) {
        Plan plan = plan(code);

        assertThat(plan.demo()).isTrue();
        assertThat(plan.name().zh()).startsWith("演示");
        assertThat(plan.name().en()).startsWith("Demo");
        assertThat(plan.members().minimum().orElse(0)).isLessThanOrEqualTo(500);
    }

    @ParameterizedTest
    @FieldSource({"PLANS", "DEMO_PLANS"})
    void whatAShippedPlanSaysOfItsFiguresFollowsThem(String code) {
        String text = text(file(code)).orElseThrow();
        var documents = new PlanDocuments(ShippedPlansTest::text);

        String other =
                text.replaceFirst("waiting: \\{days: \\d+", "waiting: {days: 77")
                        .replaceFirst("basisPoints: \\d+", "basisPoints: 725")
                        .replaceFirst("claimDeadlineDays: \\d+", "claimDeadlineDays: 66")
                        .replaceFirst("amount: \"\\d+.00\"", "amount: \"123000.00\"");

        assertThat(documents.read(file(code), other))
                .isInstanceOfSatisfying(
                        Reading.Read.class,
                        read ->
                                assertThat(said(read.plan()))
                                        .contains("等待期77天", "The wait is 77 days")
                                        .contains("7.25%", "within 66 days", "日起66天")
                                        .contains("12.3万元", "123,000 yuan"));
    }

    @ParameterizedTest
    @FieldSource({"PLANS", "DEMO_PLANS"})
    void whatAShippedPlanSaysOfItsFlagsFollowsThem(String code) {
        String text = text(file(code)).orElseThrow();
        String other =
                text.replaceFirst("accidentsExempt: \\w+", "accidentsExempt: false")
                        .replaceFirst("illnessRefundsShares: \\w+", "illnessRefundsShares: false")
                        .replaceFirst("rejoinRestartsWait: \\w+", "rejoinRestartsWait: false");

        assertThat(new PlanDocuments(ShippedPlansTest::text).read(file(code), other))
                .isInstanceOfSatisfying(
                        Reading.Read.class,
                        read ->
                                assertThat(said(read.plan()))
                                        .contains("it holds for accidents, too")
                                        .contains("shares are not refunded")
                                        .contains("waits only what was left")
                                        .doesNotContain("意外事故无等待期", "无息退还")
                                        .doesNotContain("等待期重新计算", "waits again in full"));
    }

    @ParameterizedTest
    @FieldSource({"PLANS", "DEMO_PLANS"})
    void thePriceNamesAllThatItIsMadeOf(String code) {
        Plan plan = plan(code);
        boolean isShared = plan.arrears().lossBearer() == LossBearer.NEXT_ROUND;
        Text price = plan.rule("7.1").orElseThrow().text();
        Text loss = plan.rule("7.4").orElseThrow().text();

        assertThat(price.zh()).contains("互助金＋管理费", "以前各期的退款", "以前各期的补收", "上期结余");
        assertThat(price.en()).contains("refunds for", "late charges for", "carry-in");
        assertThat(price.zh().contains("核销的损失")).isEqualTo(isShared);
        assertThat(price.en().contains("losses written off")).isEqualTo(isShared);
        assertThat(loss.zh()).contains(isShared ? "计入下一期" : "由平台承担");
        assertThat(loss.en()).contains(isShared ? "added to the next round" : "by the operator");
    }

    @ParameterizedTest
    @FieldSource({"PLANS", "DEMO_PLANS"})
    void aYesIsRefusedByARuleThatSaysSoAndNotByTheOneOnLies(String code) {
        Plan plan = plan(code);

        assertThat(plan.declaration().questions())
                .extracting(question -> plan.rule(question.ruleId()).orElseThrow().text())
                .allSatisfy(text -> {
                    assertThat(text.zh()).contains("回答“是”", "目前不能加入").doesNotContain("不实");
                    assertThat(text.en()).contains("cannot join for now").doesNotContain("untrue");
                });
        assertThat(plan.rulesOn(Topic.DECLARATION))
                .allSatisfy(rule -> assertThat(rule.text().zh()).contains("声明不实"));
    }

    private static String said(Plan plan) {
        return plan.rules().stream()
                .map(rule -> rule.text().zh() + rule.text().en())
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({
        "xiang-hu-bao, 90, 800, 300000",
        "xiang-hu-bao-senior, 90, 800, 100000",
        "xiaomi-huzhu, 90, 800, 500000",
        "waterdrop, 180, 800, 300000",
        "easy-mutual, 180, 600, 300000",
        "meituan, 90, 800, 300000",
        "didi, 180, 800, 300000",
        "baidu-denghuo, 90, 800, 300000",
        "fair-share, 90, 800, 300000",
    })
    void waitFeeAndHighestBenefitAreThoseOfThePlan(String code, int wait, int fee, long most) {
        Plan plan = plan(code);

        assertThat(plan.waiting().days()).isEqualTo(wait);
        assertThat(plan.fee().basisPoints()).isEqualTo(fee);
        assertThat(plan.benefits().highest()).isEqualTo(yuan(most));
    }

    @Test
    void xiangHuBaoHasItsPublishedFigures() {
        Plan plan = plan("xiang-hu-bao");

        assertThat(plan.waiting()).isEqualTo(new Waiting(90, true, true, true));
        assertThat(plan.members().minimum()).hasValue(3_300_000);
        assertThat(plan.caps().perCase().orElseThrow().perMember()).isEqualTo(new Amount(10));
        assertThat(plan.caps().perPeriod().orElseThrow().most()).isEqualTo(yuan(188));
        assertThat(plan.caps().perPeriod().orElseThrow().bearer()).isEqualTo(Bearer.OPERATOR);
        assertThat(plan.benefits().benefit("thyroid-cancer", "light", 50)).contains(yuan(50_000));
        assertThat(plan.benefits().benefit("stroke", "severe", 39)).contains(yuan(300_000));
        assertThat(plan.benefits().benefit("stroke", "severe", 40)).contains(yuan(100_000));
        assertThat(plan.diseasesStated()).contains(100);
    }

    @ParameterizedTest
    @CsvSource({"xiang-hu-bao", "demo-xiang-hu-bao"})
    void whoTurnsSixtyFindsHisNextPlanOpen(String code) {
        Plan plan = plan(code);

        Plan next = plan(plan.transfer().orElseThrow().toPlan());

        assertThat(next.admission().minimumYears())
                .isEqualTo(plan.transfer().orElseThrow().atAge())
                .isEqualTo(plan.admission().coveredUntilYears() + 1);
    }

    @Test
    void theSeniorPlanScalesPayoutsAboveOneYuanACase() {
        Plan plan = plan("xiang-hu-bao-senior");

        assertThat(plan.caps().perCase().orElseThrow().perMember()).isEqualTo(yuan(1));
        assertThat(plan.caps().perCase().orElseThrow().bearer()).isEqualTo(Bearer.PAYOUTS);
        assertThat(plan.benefits().benefit("lung-cancer", "severe", 65)).contains(yuan(100_000));
        assertThat(plan.benefits().benefit("thyroid-cancer", "light", 65)).contains(yuan(50_000));
        assertThat(plan.disease("stroke")).isEmpty();
    }

    @Test
    void easyMutualJoinsWithThreeAsksForTenAndWarnsBelowFive() {
        assertThat(plan("easy-mutual").funding())
                .isEqualTo(new PrePaid(yuan(3), yuan(10), yuan(5), Amount.ZERO));
    }

    @ParameterizedTest
    @CsvSource({
        "甲状腺癌, thyroid-cancer",
        "thyroid cancer, thyroid-cancer",
        "乳腺癌, breast-cancer",
        "breast cancer, breast-cancer",
        "肺癌, lung-cancer",
        "Lung Cancer, lung-cancer",
        "重大脑损伤, severe-brain-injury",
        "critical brain injury, severe-brain-injury",
        "急性心肌梗死, acute-myocardial-infarction",
        "acute myocardial infarction, acute-myocardial-infarction",
    })
    void diseasesThatPeopleAskForAreFoundByName(String words, String code) {
        assertThat(plan("xiang-hu-bao").findByName(words))
                .first()
                .extracting(Disease::code)
                .isEqualTo(code);
    }

    @Test
    void theStatutoryListHasTwentyEightDiseasesAndThreeLightForms() {
        List<Disease> diseases =
                plan("fair-share").diseases().stream()
                        .filter(disease -> disease.partOf().isEmpty())
                        .toList();

        assertThat(diseases).hasSize(28);
        assertThat(diseases.stream().mapToInt(disease -> disease.forms().size()).sum())
                .isEqualTo(3);
    }

    @Test
    void fairWeightsFollowIncidenceTimesBenefit() {
        int[] menAndWomen = {41 + 43, 33 + 41, 65 + 66, 143 + 159, 455 + 407, 1247 + 801, 4211};
        Plan plan = plan("fair-share");

        for (int decade = 0; decade < menAndWomen.length; decade++) {
            Band band = plan.weights().bands().get(decade);
            Amount benefit = plan.benefits().benefit("stroke", "severe", decade * 10).orElseThrow();

            assertThat(band.ageFrom()).isEqualTo(decade * 10);
            assertThat(yuan(50_000).times(band.weight()))
                    .isEqualTo(benefit.times(menAndWomen[decade]));
        }
    }

    @Test
    void theDeclarationAsksBySexAndAge() {
        Plan plan = plan("xiang-hu-bao");

        assertThat(plan.declaration().askedOf(Sex.FEMALE, 30))
                .anyMatch(question -> question.id().equals("cervix"))
                .noneMatch(question -> question.id().equals("prostate"));
        assertThat(plan.declaration().askedOf(Sex.MALE, 1))
                .anyMatch(question -> question.id().equals("newborn"));
    }
}
