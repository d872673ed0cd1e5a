package org.tongzhou.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tongzhou.core.plan.Question.OnYes;

/// The health questions that a person answers on joining; answers are kept with this version.
public record Declaration(int version, List<Question> questions) {

    public Declaration {
        Require.that(version >= 1, Flaw.Kind.VERSION_BELOW_ONE, version);
        questions = List.copyOf(questions);
        Require.that(!questions.isEmpty(), Flaw.Kind.NO_QUESTION);
        Require.distinct("question", questions.stream().map(Question::id).toList());
    }

    public List<Question> askedOf(Sex sex, int age) {
        return questions.stream().filter(question -> question.isAskedOf(sex, age)).toList();
    }

    /// Judges the answers, keyed by question id.
    ///
    /// A question left open comes before any consequence, a refusal before a referral. An answer
    /// to a question that is not in this version is a mistake of the caller.
    public Judgement judge(Sex sex, int age, Map<String, Boolean> answers) {
        refuseUnknown(answers);
        List<String> missing = new ArrayList<>();
        List<Question> yes = new ArrayList<>();
        for (Question question : askedOf(sex, age)) {
            Boolean answer = answers.get(question.id());
            if (answer == null) {
                missing.add(question.id());
            } else if (answer) {
                yes.add(question);
            }
        }
        return missing.isEmpty() ? consequence(yes) : new Judgement.Incomplete(missing);
    }

    private void refuseUnknown(Map<String, Boolean> answers) {
        List<String> unknown = new ArrayList<>(answers.keySet());
        questions.forEach(question -> unknown.remove(question.id()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "declaration version " + version + " has no question " + unknown);
        }
    }

    private static Judgement consequence(List<Question> yes) {
        for (Question question : yes) {
            if (question.onYes() == OnYes.REFUSES) {
                return new Judgement.Refused(question);
            }
        }
        return yes.isEmpty() ? new Judgement.Admitted() : new Judgement.Referred(yes.getFirst());
    }

    /// What the answers of a person lead to.
    public sealed interface Judgement {

        /// Nothing stands against joining.
        record Admitted() implements Judgement {}

        /// The answer to this question refuses; its rule is to be named.
        record Refused(Question question) implements Judgement {}

        /// The answer to this question needs a person's judgement.
        record Referred(Question question) implements Judgement {}

        /// These questions have no answer yet.
        record Incomplete(List<String> missing) implements Judgement {

            public Incomplete {
                missing = List.copyOf(missing);
            }
        }
    }
}
