package org.tongzhou.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.tongzhou.core.plan.Disease;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.document.PlanDocuments;

/// The page of a plan promises no more of a disease than its benefit table and its list hold.
class DiseaseViewsTest {

    private static final Pattern WAIT = Pattern.compile("(90|180)天|12个月");

    @BeforeEach
    void readEnglish() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
    }

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    private static Plan plan(String code) {
        ShippedDocuments shipped = new ShippedDocuments();
        String file = code + ".yaml";
        return new PlanDocuments(shipped).plan(file, shipped.text(file).orElseThrow());
    }

    private static DiseaseViews.DiseaseView view(Plan plan, String disease) {
        return DiseaseViews.view(plan, plan.disease(disease).orElseThrow());
    }

    @Test
    void aFormThatThePlanDoesNotPayForIsNotCalledPaid() {
        Plan plan = plan("waterdrop");

        for (Disease disease : plan.diseases()) {
            assertThat(view(plan, disease.code()).parts())
                    .noneMatch(part -> part.contains("paid as"));
        }
        assertThat(view(plan, "stroke").parts())
                .contains("Light lasting effects of stroke: not paid by this plan");
    }

    @Test
    void aFormIsPaidAsFarAsTheBenefitTableGoes() {
        Plan some = plan("xiang-hu-bao");
        Plan all = plan("xiang-hu-bao-senior");

        assertThat(view(some, "thyroid-cancer").parts())
                .contains("Light thyroid cancer (paid as: Light)");
        assertThat(view(some, "malignant-tumour").parts())
                .contains("Malignant tumour, light: paid only for Thyroid cancer");
        assertThat(view(all, "malignant-tumour").parts())
                .contains("Malignant tumour, light (paid as: Light)");
    }

    @Test
    void whatIsProvenLaterIsToBeReportedInTimeAllTheSame() {
        Plan plan = plan("waterdrop");

        for (Disease disease : plan.diseases()) {
            boolean waits = WAIT.matcher(disease.criteria().toString()).find();
            assertThat(disease.provenLater()).as(disease.code()).isEqualTo(waits);
        }
        assertThat(view(plan, "stroke").notes())
                .singleElement()
                .asString()
                .contains("Report within 180 days", "the proof may follow");
        assertThat(view(plan, "coronary-bypass").notes()).isEmpty();
    }

    @Test
    void theNumberOfDiseasesCountsNoneTwice() {
        assertThat(DiseaseViews.count(plan("waterdrop")))
                .startsWith("28 are listed. 4 more are listed by a name of their own");
        assertThat(DiseaseViews.count(plan("fair-share"))).startsWith("28 are listed.");
        assertThat(DiseaseViews.count(plan("xiang-hu-bao")))
                .startsWith("The source states 100. This plan covers the 28 that are on record");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyValueWithoutASourceIsNamedInWordsToItsLastStep(String language) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
        List<String> paths =
                ShippedPlansTest.PLANS.stream()
                        .flatMap(code -> plan(code).settings().stream())
                        .distinct()
                        .toList();

        assertThat(paths).hasSizeGreaterThan(15);
        for (String path : paths) {
            long steps = path.chars().filter(one -> one == '.' || one == '[').count() + 1;
            assertThat(SettingText.of(path).words().split(" · ")).as(path).hasSize((int) steps);
        }
        assertThat(SettingText.of("benefits[1]").words())
                .isEqualTo(language.equals("zh") ? "互助金 · 行 2" : "benefits · row 2");
    }
}
