package org.tongzhou.core.claim;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Rule;

/// What stands against paying a claim by the rules of the plan, without anybody's judgement.
public sealed interface Obstacle {

    RefusalReason reason();

    /// What a plan says on it.
    default List<Rule> rules(Plan plan) {
        return reason().rules(plan);
    }

    /// Diagnosed before the person was a member.
    record BeforeJoining(LocalDate joinedOn) implements Obstacle {
        @Override
        public RefusalReason reason() {
            return RefusalReason.BEFORE_JOINING;
        }
    }

    /// Diagnosed in the waiting period.
    record StillWaiting(LocalDate coveredFrom) implements Obstacle {
        @Override
        public RefusalReason reason() {
            return RefusalReason.WAITING_PERIOD;
        }
    }

    /// Diagnosed after cover had ended: by leaving, by what was not paid, with the plan.
    record CoverEnded(Cover.End end) implements Obstacle {
        @Override
        public RefusalReason reason() {
            return RefusalReason.COVER_ENDED;
        }

        /// The one by which it ended first.
        @Override
        public List<Rule> rules(Plan plan) {
            return plan.rulesOn(end.by()).stream()
                    .sorted(Comparator.comparing(rule -> !rule.statesOneOf(end.figures())))
                    .toList();
        }
    }

    /// Diagnosed while cover was suspended.
    record CoverSuspended() implements Obstacle {
        @Override
        public RefusalReason reason() {
            return RefusalReason.COVER_SUSPENDED;
        }
    }

    /// Reported after the last day for it.
    record TooLate(LocalDate lastDay) implements Obstacle {
        @Override
        public RefusalReason reason() {
            return RefusalReason.TOO_LATE;
        }
    }

    /// The plan does not cover the disease, at this age or for this sex.
    record DiseaseNotCovered() implements Obstacle {
        @Override
        public RefusalReason reason() {
            return RefusalReason.DISEASE_NOT_COVERED;
        }
    }

    /// The benefit table has no row for this disease, severity and age.
    ///
    /// @param atOtherAges whether it has one for another age
    record NoBenefit(int ageAtDiagnosis, boolean atOtherAges) implements Obstacle {
        @Override
        public RefusalReason reason() {
            return RefusalReason.NO_BENEFIT;
        }
    }

    /// The member has been paid, or is about to be, for another claim.
    record AlreadyPaid() implements Obstacle {
        @Override
        public RefusalReason reason() {
            return RefusalReason.ALREADY_PAID;
        }
    }
}
