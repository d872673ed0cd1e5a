package org.tongzhou.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Question;
import org.tongzhou.core.plan.Question.OnYes;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.core.plan.Text;
import org.tongzhou.web.Words;

/// The health declaration of a plan in the words of the reader.
///
/// @param count how many questions there are, and how many of them one person answers
record QuestionViews(String count, List<QuestionView> questions) {

    /// A question, with whom it is asked of where that is not everybody.
    record QuestionView(String text, List<String> notes) {}

    static QuestionViews of(Plan plan) {
        return new QuestionViews(
                count(plan),
                plan.declaration().questions().stream().map(one -> view(plan, one)).toList());
    }

    private static String count(Plan plan) {
        int all = plan.declaration().questions().size();
        int most = mostOfOnePerson(plan);
        return most == all
                ? Words.of("plans.questions.text", all)
                : Words.of("plans.questions.upTo", all, most);
    }

    private static int mostOfOnePerson(Plan plan) {
        var admission = plan.admission();
        return Stream.of(Sex.values())
                .flatMapToInt(sex ->
                        IntStream.rangeClosed(admission.minimumYears(), admission.maximumYears())
                                .map(age -> plan.declaration().askedOf(sex, age).size()))
                .max()
                .orElseThrow();
    }

    private static QuestionView view(Plan plan, Question question) {
        List<String> notes = new ArrayList<>();
        question.onlySex().ifPresent(sex -> notes.add(Words.of("plans.askedOf." + sex)));
        var admission = plan.admission();
        if (question.ageFrom() > admission.minimumYears()
                || question.ageTo() < admission.maximumYears()) {
            var ages = admission.ofMembers(question.ageFrom(), question.ageTo());
            notes.add(Words.of("plans.askedOf.ages", ages.from(), ages.to()));
        }
        question.lookBackMonths()
                .ifPresent(months -> notes.add(Words.of("plans.lookBack", months)));
        if (question.onYes() == OnYes.REFERS) {
            notes.add(Words.of("plans.asked.judged"));
        }
        for (Text exception : question.exceptions()) {
            notes.add(Words.of("plans.exception", PlanViews.in(exception)));
        }
        return new QuestionView(PlanViews.in(question.text()), notes);
    }
}
