package org.tongzhou.enrolment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.core.plan.Ages;
import org.tongzhou.core.plan.Question;
import org.tongzhou.core.plan.Text;
import org.tongzhou.core.plan.Topic;
import org.tongzhou.members.Belonging;
import org.tongzhou.members.Countries;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.members.Person;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.web.Form;
import org.tongzhou.web.Option;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;
import org.tongzhou.web.Words.Language;

/// Lays out the pages of joining.
@Component
class JoinPages {

    private final Members members;
    private final Costs costs;
    private final JoinTerms terms;

    JoinPages(Members members, Costs costs, JoinTerms terms) {
        this.members = members;
        this.costs = costs;
        this.terms = terms;
    }

    /// A health question with all that belongs to its answer.
    record QuestionView(String field, String text, List<String> notes) {}

    /// A value that a step before has collected.
    record Carried(String name, String value) {}

    /// @param isLast whether this step joins
    /// @param refusedAccount why the account that was named before cannot be debited, if so
    record JoinPage(
            String code,
            String plan,
            JoinStep step,
            int steps,
            boolean isLast,
            List<Option> people,
            List<Option> countries,
            List<String> nature,
            List<String> terms,
            String refusedAccount,
            Costs.@Nullable CostView costs,
            List<QuestionView> questions,
            List<Carried> carried,
            Form form) {}

    record RefusedPage(
            String code,
            String plan,
            AdmissionRefusal refusal,
            boolean takesNames,
            List<Carried> answered,
            Form sent) {}

    ModelAndView step(JoinWay way, JoinStep step, @Nullable Person person, Form form) {
        ListedPlan plan = way.plan();
        List<JoinStep> steps = way.steps();
        Instant now = way.now();
        var page =
                new JoinPage(
                        plan.code(),
                        EnrolmentViews.name(plan),
                        step,
                        steps.size(),
                        step == steps.getLast(),
                        step == JoinStep.WHO ? people(way.places()) : List.of(),
                        step == JoinStep.WHO ? Countries.options() : List.of(),
                        step == JoinStep.NATURE ? nature(plan) : List.of(),
                        step != JoinStep.WHO && step != JoinStep.HEALTH && person != null
                                ? terms.of(plan, person.number(), plan.plan().dayOf(now))
                                : List.of(),
                        step == JoinStep.MANDATE ? refusedAccount(way.household()) : "",
                        step == JoinStep.NATURE && person != null ? cost(plan, person, now) : null,
                        step == JoinStep.HEALTH && person != null
                                ? questions(plan, person, now)
                                : List.of(),
                        carried(step, form),
                        form);
        return form.errors().isEmpty()
                ? Pages.show("enrolment/join", page)
                : Pages.refused("enrolment/join", page);
    }

    /// An account is asked for where none is given, and where the one that was given was refused:
    /// nothing would ever be debited from it.
    List<JoinStep> steps(Household household) {
        List<JoinStep> steps = new ArrayList<>(List.of(JoinStep.values()));
        boolean isGiven = members.mandate(household).filter(m -> !m.cancelled()).isPresent();
        if (isGiven && members.accountRefusal(household).isEmpty()) {
            steps.remove(JoinStep.MANDATE);
        }
        return List.copyOf(steps);
    }

    private String refusedAccount(Household household) {
        return members.accountRefusal(household)
                .map(reason ->
                        Words.of(
                                "enrolment.account.refused",
                                Words.of("members.mandate.why." + reason)))
                .orElse("");
    }

    private List<Option> people(List<Belonging> household) {
        List<Option> people = new ArrayList<>();
        for (Belonging place : household) {
            String name = members.name(place.person()).orElse("–");
            String relation = Words.of("members.relation." + place.relation().name());
            people.add(new Option("" + place.person(), name + " · " + relation));
        }
        return people;
    }

    private static List<String> nature(ListedPlan plan) {
        return plan.plan().rulesOn(Topic.NATURE).stream().map(rule -> in(rule.text())).toList();
    }

    private Costs.CostView cost(ListedPlan plan, Person person, Instant now) {
        return costs.view(plan, Ages.years(person.birth(), plan.plan().dayOf(now)));
    }

    static List<Question> asked(ListedPlan plan, Person person, Instant now) {
        int age = Ages.years(person.birth(), plan.plan().dayOf(now));
        return plan.plan().declaration().askedOf(person.sex(), age);
    }

    private static List<QuestionView> questions(ListedPlan plan, Person person, Instant now) {
        List<QuestionView> views = new ArrayList<>();
        for (Question question : asked(plan, person, now)) {
            List<String> notes = new ArrayList<>();
            question.lookBackMonths()
                    .ifPresent(months -> notes.add(Words.of("enrolment.lookBack", months)));
            for (Text exception : question.exceptions()) {
                notes.add(Words.of("enrolment.exception", in(exception)));
            }
            String field = JoinForm.QUESTION + question.id();
            views.add(new QuestionView(field, in(question.text()), notes));
        }
        return views;
    }

    private static List<Carried> carried(@Nullable JoinStep step, Form form) {
        List<Carried> carried = new ArrayList<>();
        for (Map.Entry<String, List<String>> field : form.values().entrySet()) {
            for (JoinStep other : JoinStep.values()) {
                if (other != step && other.owns(field.getKey())) {
                    field.getValue().forEach(v -> carried.add(new Carried(field.getKey(), v)));
                }
            }
        }
        return carried;
    }

    /// A refusal; where an answer was against it, the way back keeps all that was typed.
    ModelAndView refused(ListedPlan plan, Admitted outcome, Form form) {
        AdmissionRefusal refusal = AdmissionRefusal.of(outcome, plan.plan());
        boolean takesNames = refusal.type().equals("not-yet-open-preregister");
        boolean isAboutHealth =
                outcome instanceof Admitted.RefusedByDeclaration
                        || outcome instanceof Admitted.Referred;
        return Pages.refused(
                "enrolment/refused",
                new RefusedPage(
                        plan.code(),
                        EnrolmentViews.name(plan),
                        refusal,
                        takesNames,
                        isAboutHealth ? carried(null, form) : List.of(),
                        form));
    }

    private static String in(Text text) {
        return text.in(Language.ofRequest().locale());
    }
}
