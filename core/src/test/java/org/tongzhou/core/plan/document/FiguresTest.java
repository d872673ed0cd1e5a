package org.tongzhou.core.plan.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
                "claims | Shown for three days",
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
                "claims | 只能领取一次，同一天只报一次 | Paid once, in one claim",
                "diseases | 保障28种疾病 | The 28 diseases",
            })
    void whatIsNoFigureOfTheDocumentMayBeWritten(String topic, String zh, String en) {
        assertThat(read(withRule(topic, zh, en)).code()).isEqualTo("example");
    }

    @Test
    void aVersionTakenOverBeforeIsReadAsItWasWritten() {
        String text = withRule("waiting", "等待期180天", "The wait is 180 days");

        Plan plan = new PlanDocuments(Library.EMPTY).plan("plan.yaml", text);

        assertThat(plan.rule("1.4").orElseThrow().text().en()).isEqualTo("The wait is 180 days");
        assertThat(faultsOf(text)).hasSize(2);
    }
}
