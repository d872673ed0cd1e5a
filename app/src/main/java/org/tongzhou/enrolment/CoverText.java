package org.tongzhou.enrolment;

import java.time.LocalDate;
import java.util.Optional;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// When cover ends, in the same words wherever it is told.
public final class CoverText {

    private CoverText() {}

    /// Where nothing but age ends it, the age: a day decades away reads like an end that is near.
    public static String of(ListedPlan plan, Membership membership) {
        Optional<LocalDate> day = membership.coverEndsOn(plan);
        if (day.isPresent() && Joining.isEndedByAge(plan, membership)) {
            int age = plan.plan().admission().coveredUntilYears();
            return Words.of("enrolment.coverUntilAge", age, Formats.day(day.get()));
        }
        return day.map(CoverText::ends).orElseGet(() -> Words.of("enrolment.coverGoesOn"));
    }

    static String ends(LocalDate day) {
        return Words.of("enrolment.coverEnds", Formats.day(day));
    }
}
