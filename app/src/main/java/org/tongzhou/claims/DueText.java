package org.tongzhou.claims;

import java.time.Instant;
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

    static String of(ClaimState state, Instant dueAt, ListedPlan plan, Instant now) {
        String due = Words.of("claims.due." + state.name(), Formats.day(plan.plan().dayOf(dueAt)));
        return dueAt.isBefore(now) ? Words.of("claims.due.late", due) : due;
    }
}
