package org.tongzhou.enrolment;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tongzhou.core.plan.Question;
import org.tongzhou.members.Countries;
import org.tongzhou.members.MandateDetails;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;

/// What a person has typed on the way to joining. Every step carries all that came before, so that
/// nothing is stored until the end and nothing is lost.
record JoinForm(Form form) {

    static final String QUESTION = "question-";

    JoinStep submitted() {
        return step("step").orElse(JoinStep.WHO);
    }

    /// The step that is to be looked at again, if the button for that was pressed.
    Optional<JoinStep> back() {
        return step("back");
    }

    private Optional<JoinStep> step(String field) {
        return Stream.of(JoinStep.values())
                .filter(step -> step.name().equals(form.text(field)))
                .findFirst();
    }

    String country() {
        return form.text("country");
    }

    /// The person chosen, if he is one of these.
    long person(List<Long> household) {
        for (long number : household) {
            if (form.text("person").equals("" + number)) {
                return number;
            }
        }
        return 0;
    }

    /// The form with the errors of `who`.
    Form checkWho(List<Long> household) {
        Form told = form;
        if (person(household) == 0) {
            told = told.with("person", "enrolment.person.missing");
        }
        if (!Countries.isOne(country())) {
            told = told.with("country", "enrolment.country.missing");
        }
        return told;
    }

    Form checkConsents(JoinStep step) {
        Form told = form;
        for (Application.Consent consent : step.consents()) {
            if (!has(consent)) {
                told = told.with(JoinStep.field(consent), "enrolment.consent.missing");
            }
        }
        return told;
    }

    Form checkHealth(List<Question> asked) {
        Form told = form;
        for (Question question : asked) {
            String answer = form.text(QUESTION + question.id());
            if (!answer.equals("yes") && !answer.equals("no")) {
                told = told.with(QUESTION + question.id(), "enrolment.answer.missing");
            }
        }
        return told;
    }

    Form checkMandate() {
        return switch (mandate()) {
            case Parsed.Good(var _) -> form;
            case Parsed.Bad(var wrong) -> wrong;
        };
    }

    Parsed<MandateDetails> mandate() {
        return form.parse(MandateDetails::read);
    }

    private boolean has(Application.Consent consent) {
        return form.has(JoinStep.field(consent), "true");
    }

    Application application(long person, int plan, List<Question> asked) {
        Map<String, Boolean> answers = new HashMap<>();
        for (Question question : asked) {
            String answer = form.text(QUESTION + question.id());
            if (!answer.isEmpty()) {
                answers.put(question.id(), answer.equals("yes"));
            }
        }
        Set<Application.Consent> consents = EnumSet.noneOf(Application.Consent.class);
        for (Application.Consent consent : Application.Consent.values()) {
            if (has(consent)) {
                consents.add(consent);
            }
        }
        return new Application(person, plan, answers, consents, country());
    }
}
