package org.tongzhou.core.plan;

import java.time.LocalDate;
import java.util.Optional;

/// The ages at which one may join, both ends included.
///
/// The minimum is in days for plans that take newborns (30 days) and in completed years for plans
/// of the old (60 years); both must be reached. With `maximumYears` 59 one may join until the day
/// before the 60th birthday.
public record JoiningAges(int minimumDays, int minimumYears, int maximumYears, String ruleId) {

    public JoiningAges {
        Require.between("minimumDays", minimumDays, 0, 366);
        Require.between("minimumYears", minimumYears, 0, Require.OLDEST);
        Require.between("maximumYears", maximumYears, 0, Require.OLDEST);
        Require.that(
                minimumYears <= maximumYears,
                Flaw.Kind.ABOVE,
                "minimumYears",
                minimumYears,
                "maximumYears",
                maximumYears);
        Require.filled("ruleId", ruleId);
    }

    /// The first day on which a person born on `birth` is old enough.
    public LocalDate mayJoinFrom(LocalDate birth) {
        LocalDate byDays = birth.plusDays(minimumDays);
        LocalDate byYears = Ages.dayOf(birth, minimumYears);
        return byDays.isAfter(byYears) ? byDays : byYears;
    }

    Optional<Refusal> refuses(LocalDate birth, LocalDate day) {
        LocalDate from = mayJoinFrom(birth);
        if (day.isBefore(from)) {
            return Optional.of(new Refusal.TooYoung(ruleId, from));
        }
        int age = Ages.years(birth, day);
        if (age > maximumYears) {
            return Optional.of(new Refusal.TooOld(ruleId, age, maximumYears));
        }
        return Optional.empty();
    }
}
