package org.tongzhou.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongzhou.core.round.RoundCalendar;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Definition;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;
import org.tongzhou.web.Words.Language;

/// Memberships as their household sees them: in words, with the days that matter.
@Component
class EnrolmentViews {

    private final Plans plans;
    private final Members members;

    EnrolmentViews(Plans plans, Members members) {
        this.plans = plans;
        this.members = members;
    }

    /// @param tone how the state is coloured
    /// @param needsAccount whether the account that was named cannot be debited
    /// @param isEnding whether it has an end, and cover lasts until then
    /// @param mayLeave also while suspended: he could come back otherwise
    record View(
            long enrolment,
            String code,
            String plan,
            String name,
            String state,
            String tone,
            boolean isLiving,
            boolean isEnding,
            boolean mayLeave,
            boolean isUnpaid,
            boolean needsAccount,
            List<Definition> facts) {}

    View of(Membership membership, Instant now) {
        ListedPlan plan = plans.version(membership.plan(), membership.planVersion());
        State state = State.of(membership, plan, now);
        LocalDate day = state.day(membership, plan);
        LocalDate today = plan.plan().dayOf(now);
        boolean isEnding = !state.isLiving() && today.isBefore(day);
        return new View(
                membership.enrolment(),
                plan.code(),
                name(plan),
                members.name(membership.person()).orElse("–"),
                Words.of(
                        "enrolment.state." + (isEnding ? "ENDING" : state.name()),
                        state.isLiving() ? Formats.day(day) : CoverText.ends(day, today),
                        Words.of("enrolment.cause." + membership.cause().name()),
                        Formats.money(membership.firstPayment(), plan.plan().currency())),
                isEnding ? "caution" : state.tone(),
                state.isLiving(),
                isEnding,
                state.isLiving() || membership.cause() == Cause.SUSPENDED,
                state == State.UNPAID,
                state == State.UNPAID && isAccountRefused(membership),
                facts(membership, plan, now, state));
    }

    private boolean isAccountRefused(Membership membership) {
        return members.household(membership.household())
                .flatMap(members::accountRefusal)
                .isPresent();
    }

    static String name(ListedPlan plan) {
        return plan.plan().name().in(Language.ofRequest().locale());
    }

    private List<Definition> facts(
            Membership membership, ListedPlan plan, Instant now, State state) {
        List<Definition> facts = new ArrayList<>();
        facts.add(fact("number", "" + membership.enrolment()));
        LocalDate joined = plan.plan().dayOf(membership.joinedAt());
        facts.add(fact("joinedOn", Formats.day(joined)));
        if (membership.hasBegun()) {
            facts.add(fact("coveredFrom", coveredFrom(membership, plan)));
        }
        facts.add(fact("planVersion", "" + membership.planVersion()));
        if (state.isLiving() && membership.hasBegun()) {
            RoundCalendar calendar = plan.calendar();
            LocalDate today = plan.plan().dayOf(now);
            plans.closing(membership.plan())
                    .map(closing -> CoverText.ends(closing.coverEndsOn(calendar), today))
                    .ifPresent(day -> facts.add(fact("closing", day)));
            int next = Math.max(membership.firstRound(), calendar.lastAtOrBefore(now) + 1);
            facts.add(fact("nextNotice", Formats.day(calendar.noticeDay(next))));
            facts.add(fact("nextDebit", Formats.day(nextDebit(membership, plan, next, now))));
        }
        return facts;
    }

    /// The first day of cover for illness, and whether the membership ends before it.
    private static String coveredFrom(Membership membership, ListedPlan plan) {
        String day = Formats.day(membership.coveredFrom());
        return membership
                .coverEndsOn(plan)
                .filter(end -> !end.isAfter(membership.coveredFrom()))
                .map(_ -> Words.of("enrolment.fact.notReached", day))
                .orElse(day);
    }

    /// A round that is announced already may be debited before the next is.
    private static LocalDate nextDebit(
            Membership membership, ListedPlan plan, int nextNotice, Instant now) {
        LocalDate ofLast = plan.calendar().debitDay(nextNotice - 1);
        boolean isAhead = !ofLast.isBefore(plan.plan().dayOf(now));
        return isAhead && membership.firstRound() < nextNotice
                ? ofLast
                : plan.calendar().debitDay(nextNotice);
    }

    private static Definition fact(String key, String value) {
        return new Definition(Words.of("enrolment.fact." + key), value);
    }

    /// Where a membership stands on a day.
    enum State {
        /// The first payment is not taken, so neither cover nor the wait for it has begun.
        UNPAID,
        WAITING,
        /// Paid in after a suspension: cover comes back with the next notice day.
        RESUMING,
        COVERED,
        ENDED;

        static State of(Membership membership, ListedPlan plan, Instant now) {
            if (membership.hasEnded(plan, now)) {
                return ENDED;
            }
            if (!membership.hasBegun()) {
                return UNPAID;
            }
            LocalDate today = plan.plan().dayOf(now);
            if (membership.cause() == Cause.RESUMED && today.isBefore(resumes(membership, plan))) {
                return RESUMING;
            }
            return today.isBefore(membership.coveredFrom()) ? WAITING : COVERED;
        }

        /// A wait that is not over by then goes on.
        private static LocalDate resumes(Membership membership, ListedPlan plan) {
            LocalDate notice = plan.calendar().noticeDay(membership.firstRound());
            return notice.isBefore(membership.coveredFrom()) ? membership.coveredFrom() : notice;
        }

        boolean isLiving() {
            return this != ENDED;
        }

        String tone() {
            return switch (this) {
                case UNPAID, WAITING, RESUMING -> "caution";
                case COVERED -> "good";
                case ENDED -> "note";
            };
        }

        LocalDate day(Membership membership, ListedPlan plan) {
            return switch (this) {
                case UNPAID, WAITING, COVERED -> membership.coveredFrom();
                case RESUMING -> resumes(membership, plan);
                case ENDED ->
                        membership
                                .coverEndsOn(plan)
                                .orElseGet(() -> plan.plan().dayOf(membership.joinedAt()));
            };
        }
    }
}
