package org.tongzhou.core.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The ages at which one may join: from a number of days after birth to a completed year of age.
///
/// Both ends are included: with `maximumYears` 59 one may join until the day before the 60th
/// birthday. The minimum is in days because newborns may join at 30 days.
public record JoiningAges(int minimumDays, int maximumYears, String ruleId) {

    public JoiningAges {
        Require.between("minimumDays", minimumDays, 0, 366L * Require.OLDEST);
        Require.between("maximumYears", maximumYears, 0, Require.OLDEST);
        Require.that(
                minimumDays / 366 <= maximumYears,
                "minimumDays %d lies above maximumYears %d".formatted(minimumDays, maximumYears));
        Require.filled("ruleId", ruleId);
    }

    Optional<Refusal> refuses(LocalDate birth, LocalDate day) {
        if (ChronoUnit.DAYS.between(birth, day) < minimumDays) {
            return Optional.of(new Refusal.TooYoung(ruleId, birth.plusDays(minimumDays)));
        }
        int age = Ages.years(birth, day);
        if (age > maximumYears) {
            return Optional.of(new Refusal.TooOld(ruleId, age, maximumYears));
        }
        return Optional.empty();
    }
}
