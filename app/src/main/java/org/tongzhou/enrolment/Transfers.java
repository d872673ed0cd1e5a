package org.tongzhou.enrolment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /// The memberships of a folio that reach the plan's age limit with `round`, in order.
    List<Long> reaching(int folio, ListedPlan from, int round, Instant now) {
        if (following(from, now).isEmpty()) {
            return List.of();
        }
        int limit = from.plan().transfer().orElseThrow().atAge();
        int birthRound = round - limit * RoundCalendar.ROUNDS_A_YEAR;
        List<Long> reaching = new ArrayList<>();
        FolioSpans rows = spans.folio(folio, from.number(), Integer.MAX_VALUE);
        for (int first = 0, end; first < rows.size(); first = end) {
            end = rows.endOfEnrolment(first);
            int latest = end - 1;
            if (rows.birthRound(latest) == birthRound && rows.lastRound(latest) == round - 1) {
                reaching.add(rows.enrolment(latest));
            }
        }
        return reaching;
    }

    int transfer(List<Long> reaching, ListedPlan from, int round, Moment moment) {
        Optional<ListedPlan> to = following(from, moment.instant());
        if (to.isEmpty()) {
            return 0;
        }
        // All before any seat, as in every correction. One that was confirmed since is seen below.
        reaching.forEach(one -> births.hold(memberships.find(one).orElseThrow().person()));
        int moved = 0;
        for (long enrolment : reaching) {
            Membership membership = memberships.find(enrolment).orElseThrow();
            boolean stillReaches = membership.lastRound() == round - 1;
            if (stillReaches && membership.lastsUntilTooOld() && isSeated(membership)) {
                moved += transfer(membership, to.get(), round, moment);
            }
        }
        return moved;
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
        ListedPlan from = plans.version(corrected.plan(), corrected.planVersion());
        int round = from.calendar().lastAtOrBefore(moment.instant()) + 1;
        if (Joining.isEndedByAge(from, corrected) && moved.inPlanThatFollows(corrected).isEmpty()) {
            following(from, moment.instant())
                    .ifPresent(to -> transfer(corrected, to, round, moment));
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
