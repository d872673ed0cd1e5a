package org.tongzhou.core.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Ages;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Rule;

/// What the rules say about a claim before anybody judges it. Whether the declaration was true and
/// the definition of the disease is met is for people.
///
/// @param benefit what would be paid; nothing where the table has no row
public record Assessment(int ageAtDiagnosis, List<Obstacle> obstacles, Optional<Amount> benefit) {

    public Assessment {
        obstacles = List.copyOf(obstacles);
    }

    /// Judges by the version of the plan that binds the member.
    public static Assessment of(Plan plan, Cover cover, Diagnosis diagnosis, LocalDate reportedOn) {
        LocalDate day = diagnosis.diagnosedOn();
        int age = Math.max(0, Ages.years(cover.birth(), day));
        Optional<Amount> benefit =
                plan.benefits().benefit(diagnosis.disease(), diagnosis.severity(), age);
        List<Obstacle> obstacles = new ArrayList<>();
        begun(plan, cover, diagnosis).ifPresent(obstacles::add);
        cover.end()
                .filter(end -> !day.isBefore(end.day()))
                .ifPresent(end -> obstacles.add(new Obstacle.CoverEnded(end)));
        if (cover.isSuspendedOn(day)) {
            obstacles.add(new Obstacle.CoverSuspended());
        }
        LocalDate lastDay = lastDayToReport(plan, day);
        if (reportedOn.isAfter(lastDay)) {
            obstacles.add(new Obstacle.TooLate(lastDay));
        }
        boolean covered =
                plan.disease(diagnosis.disease())
                        .filter(disease -> disease.covers(cover.sex(), age))
                        .isPresent();
        if (!covered) {
            obstacles.add(new Obstacle.DiseaseNotCovered());
        } else if (benefit.isEmpty()) {
            boolean atOtherAges = plan.benefits().pays(diagnosis.disease(), diagnosis.severity());
            obstacles.add(new Obstacle.NoBenefit(age, atOtherAges));
        }
        if (cover.paidBefore()) {
            obstacles.add(new Obstacle.AlreadyPaid());
        }
        return new Assessment(age, obstacles, benefit);
    }

    private static Optional<Obstacle> begun(Plan plan, Cover cover, Diagnosis diagnosis) {
        LocalDate day = diagnosis.diagnosedOn();
        if (day.isBefore(cover.joinedOn())) {
            return Optional.of(new Obstacle.BeforeJoining(cover.joinedOn()));
        }
        LocalDate from = cover.coveredFrom();
        LocalDate accidents = plan.waiting().accidentsCoveredFrom(cover.joinedOn());
        if (diagnosis.accident() && accidents.isBefore(from)) {
            from = accidents;
        }
        return day.isBefore(from) ? Optional.of(new Obstacle.StillWaiting(from)) : Optional.empty();
    }

    /// The last day on which a claim for a diagnosis may be reported.
    public static LocalDate lastDayToReport(Plan plan, LocalDate diagnosedOn) {
        return diagnosedOn.plusDays(plan.claimDeadlineDays());
    }

    /// Whether the rules alone let it be paid.
    public boolean allowsPayment() {
        return obstacles.isEmpty() && benefit.isPresent();
    }

    /// The rules that a refusal for this reason may quote: where it is one of the rules, those that
    /// stand against this claim.
    public List<Rule> rules(Plan plan, RefusalReason reason) {
        return obstacles.stream()
                .filter(obstacle -> obstacle.reason() == reason)
                .findFirst()
                .map(obstacle -> obstacle.rules(plan))
                .orElseGet(() -> reason.rules(plan));
    }

    /// Whether a refusal may give this reason: what the rules decide must be so.
    public boolean allowsRefusal(RefusalReason reason) {
        return !reason.isByRule()
                || obstacles.stream().anyMatch(obstacle -> obstacle.reason() == reason);
    }
}
