package org.tongzhou.claims;

import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.tongzhou.core.claim.ClaimState;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// Who must do what with a claim by when, and whether that day has gone by.
public final class DueText {

    private DueText() {}

    /// Empty where a round decides what comes next, or nothing does.
    public static String of(ClaimView claim, ListedPlan plan, Instant now) {
        return claim.dueAt().map(at -> of(claim.state(), at, plan, now)).orElse("");
    }

    /// The same of one whose round is known: by when its money is sent.
    static String of(ClaimFile file, Instant now) {
        ListedPlan plan = file.plan();
        OptionalInt round =
                file.steps().stream()
                        .map(ClaimStep::round)
                        .filter(OptionalInt::isPresent)
                        .reduce(OptionalInt.empty(), (_, last) -> last);
        if (round.isEmpty() || !(file.claim().state() instanceof ClaimState.Granted)) {
            return of(file.claim(), plan, now);
        }
        LocalDate day =
                plan.calendar()
                        .debitDay(round.getAsInt())
                        .plusDays(plan.plan().calendar().payoutWithinDays());
        String due = Words.of("claims.due.paid", Formats.day(day));
        return day.isBefore(plan.plan().dayOf(now)) ? Words.of("claims.due.late", due) : due;
    }

    static String of(ClaimState state, Instant dueAt, ListedPlan plan, Instant now) {
        String due = Words.of("claims.due." + state.name(), Formats.day(plan.plan().dayOf(dueAt)));
        return dueAt.isBefore(now) ? Words.of("claims.due.late", due) : due;
    }
}
