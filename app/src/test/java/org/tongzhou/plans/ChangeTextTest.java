package org.tongzhou.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.document.PlanDocuments;
import org.tongzhou.web.Words;

/// Whoever reads what a version changes reads words, and from which round it counts.
class ChangeTextTest {

    private static final List<String> LANGUAGES = List.of("zh", "en");
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);

    private final Plan plan = version(1, FIRST_DAY, "[7, 21]").plan();

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    /// The shape of every path that two plans can differ in: the steps to each value.
    private static void collect(Type type, String step, boolean isFirst, Set<String> steps) {
        if (type instanceof ParameterizedType of) {
            collect(of.getActualTypeArguments()[0], step, isFirst, steps);
            return;
        }
        boolean isNew = steps.add(ChangeText.key(step, isFirst));
        Class<?> raw = (Class<?>) type;
        Class<?>[] kinds = raw.isSealed() ? raw.getPermittedSubclasses() : new Class<?>[] {raw};
        for (Class<?> one : Stream.of(kinds).filter(ChangeTextTest::hasParts).toList()) {
            for (RecordComponent part : one.getRecordComponents()) {
                if (isNew && !LANGUAGES.contains(part.getName())) {
                    collect(part.getGenericType(), part.getName(), false, steps);
                }
            }
        }
    }

    private static boolean hasParts(Class<?> type) {
        return type.isRecord() && type != Amount.class;
    }

    @Test
    void everyPathThatAPlanDocumentHasHasWordsInBothLanguages() {
        Set<String> steps = new TreeSet<>();
        for (RecordComponent part : Plan.class.getRecordComponents()) {
            collect(part.getGenericType(), part.getName(), true, steps);
        }

        // Follows from the texts, and no change names it.
        steps.remove("plans.field.states");
        assertThat(steps).hasSizeGreaterThan(80).contains("plans.field.amount");
        for (String language : LANGUAGES) {
            LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
            assertThat(steps).as(language).allMatch(Words::has);
        }
    }

    @Test
    void aPathIsNamedByWhatItLeadsTo() {
        ChangeText text = new ChangeText(plan, plan);

        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(text.what("benefits.rows[2].amount")).isEqualTo("benefits · row 3 · amount");
        assertThat(text.what("waiting.days")).isEqualTo("waiting period · days");
        assertThat(text.what("demo")).isEqualTo("mark of a demo");
        assertThat(text.what("rules[4.2].text.en")).isEqualTo("wording of rules · 4.2 · text");
        assertThat(text.what("rules[5].text.en")).isEqualTo("wording of rules · 5 · text");
        String disease = plan.diseases().getFirst().code();
        assertThat(text.what("diseases[" + disease + "].criteria.parts[0].text.en"))
                .isEqualTo(
                        "diseases · %s · criteria · condition 1 · text"
                                .formatted(plan.diseases().getFirst().name().en()));
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(text.what("benefits.rows[2].amount")).isEqualTo("互助金 · 行 3 · 金额");
    }

    private static ListedPlan version(int version, LocalDate from, String notices) {
        ShippedDocuments shipped = new ShippedDocuments();
        String text =
                shipped.text("demo/demo-senior.yaml")
                        .orElseThrow()
                        .replaceFirst("version: 1", "version: " + version)
                        .replaceFirst("effectiveFrom: [0-9-]+", "effectiveFrom: " + from)
                        .replace("noticeDays: [7, 21]", "noticeDays: " + notices)
                        .replace("objectionDays: 3", "objectionDays: 2");
        Plan read =
                new PlanDocuments(path ->
                        Optional.of(text)
                                .filter(_ -> path.equals("plan.yaml"))
                                .or(() -> shipped.text(path)))
                        .plan("plan.yaml", text);
        return new ListedPlan(1, read, false);
    }

    /// The first notice day under a version whose notice days are the 10th and 25th where they were
    /// the 7th and 21st, from a day of June 2026.
    private static LocalDate later(int day) {
        return PlanChange.between(
                        version(1, FIRST_DAY, "[7, 21]"),
                        version(2, LocalDate.of(2026, 6, day), "[10, 25]"))
                .firstNoticeOn();
    }

    /// The same where they go back from the 10th and 25th to the 7th and 21st.
    private static LocalDate earlier(int day) {
        return PlanChange.between(
                        version(1, FIRST_DAY, "[10, 25]"),
                        version(2, LocalDate.of(2026, 6, day), "[7, 21]"))
                .firstNoticeOn();
    }

    @Test
    void aRoundThatHadItsNoticeByTheOldDaysIsNotTheFirstOfTheNewOnes() {
        assertThat(later(7)).isEqualTo("2026-06-10");
        assertThat(later(8)).isEqualTo("2026-06-25");
        assertThat(later(10)).isEqualTo("2026-06-25");
        assertThat(later(21)).isEqualTo("2026-06-25");
        assertThat(later(22)).isEqualTo("2026-07-10");
        assertThat(later(26)).isEqualTo("2026-07-10");
    }

    @Test
    void aRoundWhoseNewNoticeDayIsPastIsNotTheFirstOfTheNewOnes() {
        assertThat(earlier(1)).isEqualTo("2026-06-07");
        assertThat(earlier(7)).isEqualTo("2026-06-07");
        assertThat(earlier(8)).isEqualTo("2026-06-21");
        assertThat(earlier(21)).isEqualTo("2026-06-21");
        assertThat(earlier(22)).isEqualTo("2026-07-07");
        assertThat(earlier(26)).isEqualTo("2026-07-07");
    }
}
