package org.tongzhou.core.plan.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongzhou.core.plan.Criterion;
import org.tongzhou.core.plan.Disease;
import org.tongzhou.core.plan.ExamplePlan;
import org.tongzhou.core.plan.Origin;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Rule;
import org.tongzhou.core.plan.Text;

class PlanDocumentsTest {

    private static List<DocumentFault> faultsOf(String text) {
        return faultsOf(text, Library.EMPTY);
    }

    private static List<DocumentFault> faultsOf(String text, Library library) {
        return switch (new PlanDocuments(library).read(ExamplePlan.FILE, text)) {
            case Reading.Read(Plan plan, Map<String, String> _) ->
                    throw new AssertionError("was read: " + plan);
            case Reading.Wrong(var faults) -> faults;
        };
    }

    private static int lineOf(String text, String part) {
        return (int) text.substring(0, text.indexOf(part)).lines().count();
    }

    @Test
    void aRightDocumentIsReadWithItsText() {
        String text = ExamplePlan.text();

        Reading reading = new PlanDocuments(Library.EMPTY).read(ExamplePlan.FILE, text);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Read.class,
                        read -> assertThat(read.texts()).containsEntry(ExamplePlan.FILE, text));
    }

    @Test
    void nestedCriteriaKeepHowManyMustHold() {
        Disease disease = ExamplePlan.plan().disease("heart-attack").orElseThrow();

        Criterion criteria = disease.criteria();

        assertThat(criteria.needsAll()).isTrue();
        assertThat(criteria.parts().get(1).atLeast()).isEqualTo(1);
        assertThat(criteria.parts().get(1).parts()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "currency: CNY | currency: XYZ | currency | not an ISO 4217 currency",
                "currency: CNY | currency: XAU | currency | not an ISO 4217 currency",
                "zone: Asia/Shanghai | zone: Mars | zone | not a time zone",
                "effectiveFrom: 2026-01-01 | effectiveFrom: soon | effectiveFrom | not a day",
                "format: 1 | format: 2 | format | reads format 1 only",
                "basisPoints: 800 | basisPoints: 8 % | fee.basisPoints | not a whole number",
                "basisPoints: 800 | basisPoints: 10001 | fee.basisPoints | from 0 to 10000",
                "accidentsExempt | accidentExempt | waiting.accidentExempt | mean 'accidents",
                "days: 90 | days: -1 | waiting.days | from 0 to 3660",
                "`\"100000.00\"` | 100000.00 | benefits[1].amount | an amount in quotes",
                "`\"100000.00\"` | `\"100000\"` | benefits[1].amount | an amount in quotes",
                "`\"100000.00\"` | `\"100000.001\"` | benefits[1].amount | an amount in quotes",
                "`\"100000.00\"` | `\"0.00\"` | benefits[1].amount | above zero",
                "ageFrom: 40 | ageFrom: 39 | benefits | for the same ages",
                "ageFrom: 40 | ageFrom: 60 | benefits[1].ageFrom | is above ageTo 59",
                "disease: thyroid-cancer | disease: tyroid-cancer | benefits[2].disease"
                        + " | did you mean 'thyroid-cancer'?",
                "severity: light | severity: mild | benefits[2].severity | no severity 'mild'",
                "noticeDays: [7, 21] | noticeDays: [7] | calendar.noticeDays | exactly two days",
                "debitDays: [14, 28] | debitDays: [9, 28] | calendar | debit day 9 is not after",
                "bearer: operator} | bearer: nobody} | caps.perCase.bearer | must be one of",
                "ages: {minimumDays: 30 | ages: {minimumDays: 30, x: 1 | admission.ages.x"
                        + " | not a known key",
                "`rule: \"1.2\"` | `rule: \"7.7\"` | declaration.rule | there is no rule '7.7'",
                "atAge: 60 | atAge: 65 | transfer | must follow the last age covered",
                "topic: caps | topic: fee | rules | have none on caps",
                "settings: [fee.basisPoints | settings: [fee.points | settings[0]"
                        + " | leads to nothing",
                "zone: Asia/Shanghai | zone: | zone | is empty",
                "waiting: {days: 90 | waiting: {days: 90, days: 91 | waiting.days | given twice",
                "funding: {kind: post-paid} | funding: post-paid | funding | must be a mapping",
            })
    void aWrongValueIsRefusedWithLinePathAndReason(
            String right, String wrong, String path, String reason) {
        String text = ExamplePlan.text();
        assertThat(text).contains(right);

        List<DocumentFault> faults = faultsOf(text.replaceFirst(quoted(right), wrong));

        assertThat(faults).hasSize(1);
        DocumentFault fault = faults.getFirst();
        assertThat(fault.file()).isEqualTo(ExamplePlan.FILE);
        assertThat(fault.path()).isEqualTo(path);
        assertThat(fault.reason()).contains(reason);
        assertThat(fault.line()).isPositive();
    }

    private static String quoted(String part) {
        return Pattern.quote(part);
    }

    @Test
    void theLineIsTheOneOnWhichTheFaultStands() {
        String text = ExamplePlan.text().replace("basisPoints: 800", "basisPoints: many");

        List<DocumentFault> faults = faultsOf(text);

        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().line()).isEqualTo(lineOf(text, "basisPoints: many"));
        assertThat(faults.getFirst())
                .hasToString(
                        "example.yaml:%d: fee.basisPoints: 'many' is not a whole number"
                                .formatted(lineOf(text, "basisPoints: many")));
    }

    @Test
    void allFaultsAreNamedInTheOrderOfTheirLines() {
        String text =
                ExamplePlan.text()
                        .replace("version: 1\neffective", "version: one\neffective")
                        .replace("days: 90", "days: many")
                        .replace("currency: CNY\n", "");

        List<DocumentFault> faults = faultsOf(text);

        assertThat(faults)
                .extracting(DocumentFault::path)
                .containsExactlyInAnyOrder("version", "waiting.days", "currency");
        assertThat(faults).extracting(DocumentFault::line).isSorted();
    }

    @Test
    void brokenYamlIsAFaultWithItsLine() {
        List<DocumentFault> faults = faultsOf("format: 1\ncode: [a, b\nversion: 1\n");

        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().reason()).startsWith("is not YAML");
        assertThat(faults.getFirst().line()).isGreaterThan(1);
    }

    @Test
    void aSourceThatReadsAlikeInBothLanguagesIsWrittenOnce() {
        String both = "{zh: 一本公开的规则, en: A public rule book}";
        String text = ExamplePlan.text().replace(both, "https://a.b/c");

        Plan plan = new PlanDocuments(Library.EMPTY).plan(ExamplePlan.FILE, text);

        assertThat(plan.rule("1.2").map(Rule::origin))
                .contains(new Origin.Sourced(new Text("https://a.b/c", "https://a.b/c")));
    }

    @Test
    void anEmptyDocumentIsAFault() {
        assertThat(faultsOf("")).extracting(DocumentFault::reason).containsExactly("is empty");
    }

    @Test
    void aFaultInASharedFileNamesThatFile() {
        String text =
                ExamplePlan.text()
                        .replace("  stated: 100\n", "  from: [shared.yaml]\n  stated: 100\n");
        Library library = path -> Optional.of("source: a book\ndiseases:\n  - {code: x}\n");

        List<DocumentFault> faults = faultsOf(text, library);

        assertThat(faults).isNotEmpty();
        assertThat(faults).allSatisfy(fault -> assertThat(fault.file()).isEqualTo("shared.yaml"));
        assertThat(faults).extracting(DocumentFault::line).containsOnly(3);
    }

    @Test
    void aMissingSharedFileIsAFaultWhereItIsNamed() {
        String text = ExamplePlan.text().replace("  stated: 100\n", "  from: [nowhere.yaml]\n");

        assertThat(faultsOf(text))
                .extracting(DocumentFault::path, DocumentFault::reason)
                .containsExactly(tuple("diseases.from[0]", "there is no file 'nowhere.yaml'"));
    }

    @Test
    void theExceptionCarriesEveryFault() {
        String text = ExamplePlan.text().replace("days: 90", "days: many");

        assertThatThrownBy(() -> new PlanDocuments(Library.EMPTY).plan("a.yaml", text))
                .isInstanceOfSatisfying(
                        PlanDocumentException.class,
                        refusal -> assertThat(refusal.faults()).hasSize(1))
                .hasMessageContaining("a.yaml")
                .hasMessageContaining("waiting.days");
    }

    @Test
    void aConditionThatContainsItselfIsAFault() {
        String text =
                ExamplePlan.text()
                        .replace(
                                "definition: {zh: 川崎病, en: Kawasaki disease}",
                                "definition: &loop {zh: a, en: b, all: [*loop]}");

        assertThat(faultsOf(text)).isNotEmpty();
    }

    @Test
    void noLineTakenAwayOrBrokenBringsAnythingButAPlanOrFaults() {
        List<String> lines = ExamplePlan.text().lines().toList();
        PlanDocuments documents = new PlanDocuments(Library.EMPTY);
        int wrong = 0;
        for (int i = 0; i < lines.size(); i++) {
            for (String replacement : List.of("", "x: [1, 2]", "  - &", "{}", lines.get(i) + "!")) {
                List<String> changed = new ArrayList<>(lines);
                changed.set(i, replacement);

                Reading reading = documents.read("changed.yaml", String.join("\n", changed));

                if (reading instanceof Reading.Wrong(var faults)) {
                    assertThat(faults).isNotEmpty();
                    wrong++;
                }
            }
        }
        assertThat(wrong).isGreaterThan(lines.size());
    }
}
