package org.tongzhou.core.claim;

import java.time.LocalDate;

/// What stands against paying a claim by the rules of the plan, without anybody's judgement.
public sealed interface Obstacle {

    RefusalReason reason();

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

    /// Diagnosed after cover had ended.
    record CoverEnded(LocalDate endedOn) implements Obstacle {
        @Override
        public RefusalReason reason() {
            return RefusalReason.COVER_ENDED;
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

    /// The benefit table has no row for this severity and age.
    record NoBenefit(int ageAtDiagnosis) implements Obstacle {
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
