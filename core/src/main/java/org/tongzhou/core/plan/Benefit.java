package org.tongzhou.core.plan;

import java.util.Optional;
import org.tongzhou.core.money.Amount;

/// A row of the benefit table: what is paid at these ages (both included) and this severity, for
/// one disease or, where none is named, for all that have no row of their own.
public record Benefit(
        int ageFrom, int ageTo, String severity, Amount amount, Optional<String> disease) {

    public Benefit {
        Require.ages(ageFrom, ageTo);
        Require.slug("severity", severity);
        Require.positive("amount", amount);
    }

    boolean isFor(Optional<String> code, String ofSeverity) {
        return disease.equals(code) && severity.equals(ofSeverity);
    }

    boolean holdsAt(int age) {
        return ageFrom <= age && age <= ageTo;
    }

    boolean collidesWith(Benefit other) {
        return isFor(other.disease, other.severity)
                && ageFrom <= other.ageTo
                && other.ageFrom <= ageTo;
    }
}
