package org.tongzhou.messages;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongzhou.closing.Closings;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.CoverText;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.Closing;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;
import org.tongzhou.web.Words.Language;

/// Tells members that their plan is being closed: when cover ends, until when they may claim, what
/// they get back, and why.
@Component
class ClosingNotices {

    private final Closings closings;
    private final Plans plans;
    private final Gate gate;

    ClosingNotices(Closings closings, Plans plans, Gate gate) {
        this.closings = closings;
        this.plans = plans;
        this.gate = gate;
    }

    /// One for each plan of these memberships that is being closed.
    Collection<Notice> of(List<Membership> memberships) {
        Instant now = gate.now();
        Map<Integer, Notice> notices = new LinkedHashMap<>();
        for (Membership one : memberships) {
            ListedPlan bound = plans.version(one.plan(), one.planVersion());
            boolean isMeant = one.cause() == Cause.CLOSED || one.mayGoOn(bound, now);
            if (isMeant) {
                plans.closing(one.plan())
                        .ifPresent(closing ->
                                notices.putIfAbsent(one.plan(), notice(one, closing, now)));
            }
        }
        return notices.values();
    }

    private Notice notice(Membership membership, Closing closing, Instant now) {
        ListedPlan plan = plans.inForce(membership.plan(), now).orElseThrow();
        var locale = Language.ofRequest().locale();
        String reason =
                closings.reason(plan.number())
                        .map(text -> text.in(locale))
                        .orElse(Words.of("messages.closing.byRule"));
        String text =
                Words.of(
                        closing.isDone() ? "messages.closed" : "messages.closing",
                        plan.plan().name().in(locale),
                        CoverText.ends(
                                closing.coverEndsOn(plan.calendar()), plan.plan().dayOf(now)),
                        Formats.day(closing.lateClaimsUntil(plan)),
                        back(plan),
                        reason);
        String path = "/me/memberships/" + membership.enrolment();
        return new Notice(Notice.Kind.PLAN_CLOSING, text, path);
    }

    private static String back(ListedPlan plan) {
        if (plan.plan().ending().refundsShares()) {
            return Words.of("messages.closing.back.shares");
        }
        return plan.plan().isPrePaid()
                ? Words.of("messages.closing.back.balances")
                : Words.of("messages.closing.back.nothing");
    }
}
