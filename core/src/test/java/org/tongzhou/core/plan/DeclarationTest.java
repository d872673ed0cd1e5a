package org.tongzhou.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.plan.Declaration.Judgement;

class DeclarationTest {

    private final Declaration declaration = ExamplePlan.plan().declaration();

    @Test
    void questionsAreAskedBySexAndAge() {
        assertThat(asked(Sex.MALE, 30)).containsExactly("cancer", "tests");
        assertThat(asked(Sex.FEMALE, 15)).containsExactly("cancer", "tests");
        assertThat(asked(Sex.FEMALE, 16)).containsExactly("cancer", "tests", "cervix");
        assertThat(asked(Sex.FEMALE, 2)).containsExactly("cancer", "tests", "newborn");
        assertThat(asked(Sex.FEMALE, 3)).containsExactly("cancer", "tests");
    }

    private List<String> asked(Sex sex, int age) {
        return declaration.askedOf(sex, age).stream().map(Question::id).toList();
    }

    @Test
    void whoAnswersNoToAllIsAdmitted() {
        Judgement judgement =
                declaration.judge(Sex.MALE, 30, Map.of("cancer", false, "tests", false));

        assertThat(judgement).isEqualTo(new Judgement.Admitted());
    }

    @Test
    void aRefusalComesBeforeAReferral() {
        Judgement judgement =
                declaration.judge(Sex.MALE, 30, Map.of("cancer", true, "tests", true));

        assertThat(judgement).isEqualTo(new Judgement.Refused(declaration.questions().getFirst()));
        assertThat(declaration.questions().getFirst().ruleId()).isEqualTo("1.2");
    }

    @Test
    void aReferralNamesItsQuestion() {
        Judgement judgement =
                declaration.judge(Sex.MALE, 30, Map.of("cancer", false, "tests", true));

        assertThat(judgement).isEqualTo(new Judgement.Referred(declaration.questions().get(1)));
    }

    @Test
    void anOpenQuestionComesBeforeAnyConsequence() {
        Judgement judgement = declaration.judge(Sex.MALE, 30, Map.of("cancer", true));

        assertThat(judgement).isEqualTo(new Judgement.Incomplete(List.of("tests")));
    }

    @Test
    void anAnswerToAQuestionNotAskedOfThisPersonHasNoConsequence() {
        Judgement judgement =
                declaration.judge(
                        Sex.MALE, 30, Map.of("cancer", false, "tests", false, "cervix", true));

        assertThat(judgement).isEqualTo(new Judgement.Admitted());
    }

    @Test
    void anAnswerToAnUnknownQuestionIsAMistake() {
        assertThatThrownBy(() -> declaration.judge(Sex.MALE, 30, Map.of("cancr", false)))
                .hasMessageContaining("no question [cancr]");
    }
}
