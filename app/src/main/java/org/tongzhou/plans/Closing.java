package org.tongzhou.plans;

import java.time.Instant;
import java.time.LocalDate;
import org.tongzhou.core.round.RoundCalendar;

/// The closing of a plan: nobody joins any more, and cover ends for all members on one day.
///
/// @param beganAt when it was announced
/// @param lastRound the last round that members share in
/// @param isDone whether the plan is closed for good: it has no more rounds
public record Closing(Instant beganAt, int lastRound, boolean isDone) {

    /// The first day without cover.
    public LocalDate coverEndsOn(RoundCalendar calendar) {
        return calendar.noticeDay(lastRound + 1);
    }

    /// The last day on which an illness may be reported that was diagnosed while cover lasted.
    public LocalDate lateClaimsUntil(ListedPlan plan) {
        return coverEndsOn(plan.calendar()).plusDays(plan.plan().ending().lateClaimDays());
    }
}
