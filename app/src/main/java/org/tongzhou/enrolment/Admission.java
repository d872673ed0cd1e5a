package org.tongzhou.enrolment;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tongzhou.core.plan.Declaration.Judgement;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Refusal;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.members.Person;

/// The rules by which a plan admits a person, in the order in which they are told.
final class Admission {

    private Admission() {}

    /// Why the application cannot be accepted, if so.
    static Optional<Admitted> obstacle(
            Plan plan, Person person, Relation relation, Application application, LocalDate today) {
        return beforehand(plan, person, relation, application.country(), today)
                .or(() -> missingConsent(application))
                .or(() -> declared(plan, person, application, today));
    }

    /// What is known to be against it before anything is declared or accepted.
    static Optional<Admitted> beforehand(
            Plan plan, Person person, Relation relation, String country, LocalDate today) {
        Optional<Refusal> refusal =
                plan.admission()
                        .refuses(person.birth(), today)
                        .or(() -> plan.admission().refusesResidence(country))
                        .or(() -> plan.admission().refusesRelation(relation));
        return refusal.<Admitted>map(Admitted.RefusedByRule::new).or(() -> realName(person));
    }

    private static Optional<Admitted> realName(Person person) {
        return switch (person.check()) {
            case AGREES -> Optional.empty();
            case WAITING -> Optional.of(new Admitted.CheckPending());
            case DIFFERS -> Optional.of(new Admitted.CheckDiffers());
        };
    }

    private static Optional<Admitted> missingConsent(Application application) {
        Set<Application.Consent> missing = EnumSet.allOf(Application.Consent.class);
        missing.removeAll(application.consents());
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Admitted.ConsentMissing(missing));
    }

    static Optional<Admitted> declared(
            Plan plan, Person person, Application application, LocalDate today) {
        int age = Period.between(person.birth(), today).getYears();
        return switch (plan.declaration().judge(person.sex(), age, application.answers())) {
            case Judgement.Admitted() -> Optional.empty();
            case Judgement.Refused(var question) ->
                    Optional.of(new Admitted.RefusedByDeclaration(question));
            case Judgement.Referred(var question) -> Optional.of(new Admitted.Referred(question));
            case Judgement.Incomplete(var missing) -> Optional.of(new Admitted.Unanswered(missing));
        };
    }
}
