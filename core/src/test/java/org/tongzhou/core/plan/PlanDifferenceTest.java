package org.tongzhou.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.plan.document.Library;
import org.tongzhou.core.plan.document.PlanDocuments;

class PlanDifferenceTest {

    private static Plan changed(String from, String to) {
        String text = ExamplePlan.text().replace(from, to);
        return new PlanDocuments(Library.EMPTY).plan("changed.yaml", text);
    }

    @Test
    void aPlanDoesNotDifferFromItself() {
        assertThat(PlanDifference.between(ExamplePlan.plan(), ExamplePlan.plan())).isEmpty();
    }

    @Test
    void aChangedValueIsShownBeforeAndAfter() {
        Plan after = changed("basisPoints: 800", "basisPoints: 600");

        assertThat(PlanDifference.between(ExamplePlan.plan(), after))
                .containsExactly(
                        new PlanDifference(
                                "fee.basisPoints", Optional.of("800"), Optional.of("600")));
    }

    @Test
    void aQuestionTakenOutDoesNotShiftTheOthers() {
        Plan after = changed("    - {id: cancer, text: {zh: 癌症, en: Cancer}}\n", "");

        assertThat(PlanDifference.between(ExamplePlan.plan(), after))
                .isNotEmpty()
                .allSatisfy(change -> {
                    assertThat(change.path()).startsWith("declaration.questions[cancer]");
                    assertThat(change.after()).isEmpty();
                });
    }

    @Test
    void aMinimumTakenAwayIsShown() {
        Plan after = changed("minimum: 3300000", "");

        assertThat(PlanDifference.between(ExamplePlan.plan(), after))
                .containsExactly(
                        new PlanDifference(
                                "members.minimum", Optional.of("3300000"), Optional.empty()));
    }
}
