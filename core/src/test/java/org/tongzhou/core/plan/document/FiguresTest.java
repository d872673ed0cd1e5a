package org.tongzhou.core.plan.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.core.plan.ExamplePlan;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Text;

/// What a text of a plan states is what its figures say.
class FiguresTest {

    /// The example with other words for its rule on a topic.
    private static String withRule(String topic, String zh, String en) {
        return ExamplePlan.text()
                .replaceFirst(
                        "topic: %s, zh: [^,]+, en: [^,]+,".formatted(topic),
                        Matcher.quoteReplacement(
                                "topic: %s, zh: \"%s\", en: \"%s\",".formatted(topic, zh, en)));
    }

    private static Text waitingRule(String text) {
        return read(text).rule("1.4").orElseThrow().text();
    }

    private static Plan read(String text) {
        return switch (new PlanDocuments(Library.EMPTY).read("plan.yaml", text)) {
            case Reading.Read(Plan plan, Map<String, String> _) -> plan;
            case Reading.Wrong(var faults) -> throw new AssertionError(faults);
        };
    }

    private static List<DocumentFault> faultsOf(String text) {
        return switch (new PlanDocuments(Library.EMPTY).read("plan.yaml", text)) {
            case Reading.Read(Plan plan, Map<String, String> _) ->
                    throw new AssertionError("was read: " + plan);
            case Reading.Wrong(var faults) -> faults;
        };
    }

    @Test
    void aTextStatesTheFigureThatCountsWhateverItIs() {
        String text = withRule("waiting", "等待期{waiting.days}天", "The wait is {waiting.days} days");

        assertThat(waitingRule(text)).isEqualTo(new Text("等待期90天", "The wait is 90 days"));
        assertThat(waitingRule(text.replace("waiting: {days: 90", "waiting: {days: 180")))
                .isEqualTo(new Text("等待期180天", "The wait is 180 days"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "benefits[0].amount | 30万 | 300,000",
                "caps.perCase.perMember | 0.10 | 0.10",
                "caps.perPeriod.most | 188 | 188",
                "fee.basisPoints | 8% | 8%",
                "members.minimum | 330万 | 3,300,000",
                "calendar.noticeDays[1] | 21 | 21",
                "admission.opening.opensOn | 2026-06-01 | 2026-06-01",
            })
    void everyKindOfFigureIsWrittenAsTheLanguageWritesIt(String path, String zh, String en) {
        String placeholder = "{" + path + "}";

        Text text = waitingRule(withRule("waiting", placeholder, placeholder));

        assertThat(text).isEqualTo(new Text(zh, en));
    }

    @Test
    void aPartOfAPercentAndOfTenThousandIsNotLost() {
        String text =
                withRule("waiting", "{fee.basisPoints} {members.minimum}", "{fee.basisPoints}")
                        .replace("basisPoints: 800", "basisPoints: 805")
                        .replace("minimum: 3300000", "minimum: 25000");

        assertThat(waitingRule(text)).isEqualTo(new Text("8.05% 2.5万", "8.05%"));
        assertThat(waitingRule(text.replace("minimum: 25000", "minimum: 25100")).zh())
                .endsWith("25,100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"waiting.day", "benefits[9].amount", "waiting", "funding.kind"})
    void aPlaceholderThatLeadsToNoFigureIsAFaultWhereItStands(String path) {
        String text = withRule("waiting", "等待期", "{%s} days".formatted(path));

        assertThat(faultsOf(text))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.path()).isEqualTo("rules[3].en");
                    assertThat(fault.reason()).contains("{" + path + "}", "no figure");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "waiting | 等待期90天",
                "waiting | 等待期９０天",
                "waiting | 等待期九十天",
                "waiting | 等待半年",
                "fee | 管理费百分之八",
                "benefits | 最高30万元",
                "debits | 连续两期失败的，保障终止",
                "joining | 年满十八周岁可以加入",
            })
    void aChineseRuleThatStatesAFigureByHandIsRefused(String topic, String zh) {
        assertThat(faultsOf(withRule(topic, zh, "A rule")))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.path()).endsWith("].zh");
                    assertThat(fault.reason()).contains("by hand", "{waiting.days}");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "waiting | The wait is 180 days",
                "sharing | Shown for three days",
                "debits | Cover ends after two failed rounds",
                "fee | The fee is eight percent",
                "caps | At most ten yuan",
            })
    void anEnglishRuleThatStatesAFigureByHandIsRefused(String topic, String en) {
        assertThat(faultsOf(withRule(topic, "规则", en)))
                .singleElement()
                .extracting(DocumentFault::path)
                .asString()
                .endsWith("].en");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "waiting | 自次日00:00起算 | From 00:00 on the day after",
                "benefits | 只能领取一次，同一天只报一次 | Paid once, in one claim",
                "diseases | 保障28种疾病 | The 28 diseases",
            })
    void whatIsNoFigureOfTheDocumentMayBeWritten(String topic, String zh, String en) {
        assertThat(read(withRule(topic, zh, en)).code()).isEqualTo("example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.4.1 | accidentsExempt: true | 意外事故无等待期 | Wait, there is none for accidents",
                "1.4.1 | accidentsExempt: false | 意外事故同样有等待期 | Wait, it holds for accidents, too",
                "1.4.2 | illnessRefundsShares: true | 已分摊金额无息退还，成员资格终止"
                        + " | Ill, shares are refunded without interest and membership ends",
                "1.4.2 | illnessRefundsShares: false | 已分摊金额不退还，成员资格继续"
                        + " | Ill, shares are not refunded and membership goes on",
            })
    void aRuleSaysOfAFlagWhatCountsWhicheverWayItIs(
            String rule, String flag, String zh, String en) {
        String text =
                ExamplePlan.text()
                        .replace("{days: 90, accidentsExempt: true}", "{days: 90, " + flag + "}");

        assertThat(read(text).rule(rule).orElseThrow().text()).isEqualTo(new Text(zh, en));
    }

    @Test
    void whoComesBackReadsHowLongHeWaitsWhetherTheFlagIsWrittenOrNot() {
        String kept =
                ExamplePlan.text()
                        .replace(
                                "coveredUntilYears",
                                "rejoinRestartsWait: false\n  coveredUntilYears");

        assertThat(back(ExamplePlan.text()))
                .isEqualTo(new Text("重新加入的，等待期重新计算", "Back, waits again in full"));
        assertThat(back(kept).en()).startsWith("Back, waits only what was left");
        assertThat(back(kept).zh()).contains("只等完剩余的等待期");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "operator | 损失由平台承担 | Loss, is borne by the operator",
                "next-round | 损失计入下一期 | Loss, is added to the next round",
            })
    void aRuleSaysWhoBearsWhatOthersLeaveUnpaid(String bearer, String zh, String en) {
        String text = ExamplePlan.text().replace("lossBearer: operator", "lossBearer: " + bearer);

        Text rule = read(text).rule("1.8.1").orElseThrow().text();

        assertThat(rule.zh()).startsWith(zh);
        assertThat(rule.en()).startsWith(en);
    }

    @Test
    void aWrongBearerIsOneFaultWhereItStands() {
        String text = ExamplePlan.text().replace("lossBearer: operator", "lossBearer: nobody");

        assertThat(faultsOf(text))
                .singleElement()
                .extracting(DocumentFault::path)
                .isEqualTo("arrears.lossBearer");
    }

    private static Text back(String text) {
        return read(text).rule("1.4.3").orElseThrow().text();
    }

    @ParameterizedTest
    @CsvSource({
        "waiting, waiting.accidentsExempt",
        "waiting, waiting.illnessRefundsShares",
        "joining, admission.rejoinRestartsWait",
        "sharing, arrears.lossBearer",
    })
    void whatNoRuleStatesInBothLanguagesIsAFault(String topic, String path) {
        String text = ExamplePlan.text();
        String inEnglish = ", {" + path + "}\"";
        assertThat(text).contains(inEnglish);

        assertThat(faultsOf(text.replace(inEnglish, ", as ever\"")))
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault.reason())
                                .contains("no rule on " + topic, "{" + path + "}"));
    }

    @Test
    void theRuleThatIsQuotedToWhoIsTooLateStatesTheDeadline() {
        String text = withRule("claims", "应尽快申请", "Claim soon");

        assertThat(faultsOf(text))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.path()).isEqualTo("rules[6]");
                    assertThat(fault.reason()).contains("too late", "{claimDeadlineDays}");
                });
        assertThat(RefusalReason.TOO_LATE.rules(read(ExamplePlan.text())))
                .singleElement()
                .satisfies(rule -> assertThat(rule.text().en()).isEqualTo("Within 180 days"));
    }

    @Test
    void aVersionTakenOverBeforeIsReadAsItWasWritten() {
        String text = withRule("waiting", "等待期180天", "The wait is 180 days");

        Plan plan = new PlanDocuments(Library.EMPTY).plan("plan.yaml", text);

        assertThat(plan.rule("1.4").orElseThrow().text().en()).isEqualTo("The wait is 180 days");
        assertThat(faultsOf(text)).hasSize(2);
    }
}
