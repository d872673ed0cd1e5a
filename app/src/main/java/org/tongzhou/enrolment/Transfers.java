package org.tongzhou.enrolment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.round.RoundCalendar;
import org.tongzhou.enrolment.SpanRepository.Latest;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.BirthDates;
import org.tongzhou.members.Members;
import org.tongzhou.members.Person;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Moves members who reach the age limit of one plan to the plan that follows.
@Component
class Transfers {

    private final Plans plans;
    private final Members members;
    private final BirthDates births;
    private final JoinRepository joins;
    private final MembershipRepository memberships;
    private final Spans spans;
    private final SeatCounts seats;
    private final MovedMembers moved;

    Transfers(
            Plans plans,
            Members members,
            BirthDates births,
            JoinRepository joins,
            MembershipRepository memberships,
            Spans spans,
            SeatCounts seats,
            MovedMembers moved) {
        this.plans = plans;
        this.members = members;
        this.births = births;
        this.joins = joins;
        this.memberships = memberships;
        this.spans = spans;
        this.seats = seats;
        this.moved = moved;
    }

    /// The memberships of a folio that may reach the age limit of their own version of the plan
    /// with `round`, in order.
    List<Long> reaching(int folio, int plan, int round, Instant now) {
        Set<Integer> birthRounds = new HashSet<>();
        for (ListedPlan version : plans.versions(plan)) {
            following(version, now)
                    .flatMap(_ -> version.plan().transfer())
                    .map(transfer -> round - transfer.atAge() * RoundCalendar.ROUNDS_A_YEAR)
                    .ifPresent(birthRounds::add);
        }
        if (birthRounds.isEmpty()) {
            return List.of();
        }
        List<Long> reaching = new ArrayList<>();
        FolioSpans rows = spans.folio(folio, plan, Integer.MAX_VALUE);
        for (int first = 0, end; first < rows.size(); first = end) {
            end = rows.endOfEnrolment(first);
            int latest = end - 1;
            if (rows.lastRound(latest) == round - 1
                    && birthRounds.contains(rows.birthRound(latest))) {
                reaching.add(rows.enrolment(latest));
            }
        }
        return reaching;
    }

    int transfer(List<Long> reaching, int round, Moment moment) {
        // All before any seat, as in every correction. One that was confirmed since is seen below.
        reaching.forEach(one -> births.hold(memberships.find(one).orElseThrow().person()));
        int moved = 0;
        for (long enrolment : reaching) {
            Membership membership = memberships.find(enrolment).orElseThrow();
            if (membership.lastRound() == round - 1 && isSeated(membership)) {
                moved += transferFrom(membership, round, moment);
            }
        }
        return moved;
    }

    /// From the version that binds him, whichever his round is counted by.
    private int transferFrom(Membership membership, int round, Moment moment) {
        ListedPlan from = plans.version(membership.plan(), membership.planVersion());
        if (!Joining.isEndedByAge(from, membership)) {
            return 0;
        }
        return following(from, moment.instant())
                .map(to -> transfer(membership, to, round, moment))
                .orElse(0);
    }

    /// Whose corrected end lies before has no seat any more.
    private boolean isSeated(Membership membership) {
        return memberships
                .seat(membership.plan(), membership.person())
                .filter(seat -> seat == membership.enrolment())
                .isPresent();
    }

    /// Moves somebody with the next round of whom a correction says that he reached the age limit
    /// before. Who went on in the next plan and ended there is not taken in a second time.
    void belated(Membership corrected, Moment moment) {
        ListedPlan plan = plans.version(corrected.plan(), corrected.planVersion());
        int round = plan.calendar().lastAtOrBefore(moment.instant()) + 1;
        if (moved.inPlanThatFollows(corrected).isEmpty()) {
            transferFrom(corrected, round, moment);
        }
    }

    /// The plan that members move to at the age limit, if it takes any.
    private Optional<ListedPlan> following(ListedPlan from, Instant now) {
        return from.plan()
                .transfer()
                .flatMap(transfer -> plans.inForce(transfer.toPlan(), now))
                .filter(to -> !to.isClosing());
    }

    private int transfer(Membership membership, ListedPlan to, int round, Moment moment) {
        Person person = members.person(membership.person()).orElseThrow();
        int begins = Waits.firstShared(to, membership.coveredFrom(), round);
        Latest first = Joining.firstSpan(to, person, begins);
        if (first.lastRound() < begins) {
            return 0;
        }
        // Seats of a plan are touched after its count; a plan that is full takes who moves to it.
        seats.lock(to.number());
        long enrolment = joins.nextNumber();
        var continued =
                new JoinRepository.New(
                        members.belonging(membership.person()).orElseThrow().household().number(),
                        enrolment,
                        membership.person(),
                        to.number(),
                        to.plan().version(),
                        membership.coveredFrom(),
                        to.plan().declaration().version(),
                        memberships.sealedDeclaration(membership).orElseThrow(),
                        "[]",
                        membership.enrolment(),
                        Amount.ZERO);
        if (!joins.store(continued, first, moment)) {
            return 0;
        }
        memberships.freeSeat(membership);
        return 1;
    }
}
