package org.tongzhou.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// When cover ends or ended, in the same words wherever it is told.
public final class CoverText {

    private CoverText() {}

    /// Where nothing but age ends it, the age: a day decades away reads like an end that is near.
    public static String of(ListedPlan plan, Membership membership, Instant now) {
        Optional<LocalDate> day = membership.coverEndsOn(plan);
        LocalDate today = plan.plan().dayOf(now);
        if (day.filter(today::isBefore).isPresent() && Joining.isEndedByAge(plan, membership)) {
            int age = plan.plan().admission().coveredUntilYears();
            return Words.of("enrolment.coverUntilAge", age, Formats.day(day.get()));
        }
        return day.map(end -> ends(end, today)).orElseGet(() -> Words.of("enrolment.coverGoesOn"));
    }

    /// The first moment without cover is 00:00 of the day: from then on it has ended.
    public static String ends(LocalDate day, LocalDate today) {
        boolean isAhead = today.isBefore(day);
        return Words.of(isAhead ? "enrolment.coverEnds" : "enrolment.coverEnded", Formats.day(day));
    }
}
