package org.tongzhou.core.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Counts age in completed years; a year is completed on the birthday itself.
///
/// Both days are days in the plan's zone. Who was born on 29 February completes a year on
/// 1 March when the year has no 29 February.
public final class Ages {

    private Ages() {}

    /// Completed years on a day; zero or below before the birth.
    public static int years(LocalDate birth, LocalDate day) {
        return Math.toIntExact(ChronoUnit.YEARS.between(birth, day));
    }

    /// The first day on which a person has completed so many years.
    public static LocalDate dayOf(LocalDate birth, int years) {
        LocalDate birthday = birth.plusYears(years);
        return years(birth, birthday) < years ? birthday.plusDays(1) : birthday;
    }
}
