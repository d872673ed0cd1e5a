package org.tongzhou.enrolment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.round.RoundCalendar;
import org.tongzhou.enrolment.SpanRepository.Latest;
import org.tongzhou.evidence.SealingKey;
import org.tongzhou.evidence.Vault;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Belonging;
import org.tongzhou.members.BirthDates;
import org.tongzhou.members.MandateDetails;
import org.tongzhou.members.Members;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Person;
import org.tongzhou.members.Registration;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import tools.jackson.databind.json.JsonMapper;

/// Lets people join, in the transaction of the caller, who has entered the gate.
@Component
class Joining {

    static final String DECLARATION = "health declaration";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Plans plans;
    private final Members members;
    private final BirthDates births;
    private final Vault vault;
    private final MembershipRepository memberships;
    private final JoinRepository joins;
    private final SeatCounts seats;
    private final Waits waits;
    private final FirstPayments payments;
    private final Rejoined rejoined;

    Joining(
            Plans plans,
            Members members,
            BirthDates births,
            Vault vault,
            MembershipRepository memberships,
            JoinRepository joins,
            SeatCounts seats,
            Waits waits,
            FirstPayments payments,
            Rejoined rejoined) {
        this.plans = plans;
        this.members = members;
        this.births = births;
        this.vault = vault;
        this.memberships = memberships;
        this.joins = joins;
        this.seats = seats;
        this.waits = waits;
        this.payments = payments;
        this.rejoined = rejoined;
    }

    Admitted join(Application application, Moment moment) {
        Optional<ListedPlan> plan = open(application.plan(), moment.instant());
        if (plan.isEmpty()) {
            return closed(application.plan(), moment.instant());
        }
        births.hold(application.person());
        Person person = members.person(application.person()).orElseThrow();
        Belonging belonging = members.belonging(person.number()).orElseThrow();
        SealingKey key = vault.key(person.number()).orElseThrow();
        Admitted admitted = join(plan.get(), person, belonging, key, application, moment);
        if (admitted instanceof Admitted.Joined joined) {
            rejoined.note(plan.get().number(), person.number(), joined);
        }
        return admitted;
    }

    /// The same for somebody who is registered on the way.
    FirstJoin join(
            long account,
            NewPerson details,
            MandateDetails mandate,
            Application application,
            Moment moment) {
        Optional<ListedPlan> plan = open(application.plan(), moment.instant());
        if (plan.isEmpty()) {
            return new FirstJoin.NotAdmitted(closed(application.plan(), moment.instant()));
        }
        Registration registration = members.register(account, details, mandate, moment);
        if (!(registration instanceof Registration.Registered registered)) {
            return new FirstJoin.NotRegistered(registration);
        }
        var newcomer = registered.newcomer();
        Application own = application.of(registered.person());
        Admitted admitted =
                join(
                        plan.get(),
                        newcomer.person(),
                        newcomer.belonging(),
                        newcomer.key(),
                        own,
                        moment);
        if (!(admitted instanceof Admitted.Joined joined)) {
            return new FirstJoin.NotAdmitted(admitted);
        }
        return new FirstJoin.Enrolled(registered.person(), registered.household().number(), joined);
    }

    private Admitted join(
            ListedPlan listed,
            Person person,
            Belonging belonging,
            SealingKey key,
            Application application,
            Moment moment) {
        Plan plan = listed.plan();
        LocalDate today = plan.dayOf(moment.instant());
        Optional<Admitted> obstacle =
                Admission.obstacle(plan, person, belonging.relation(), application, today);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        if (seats.isFull(listed)) {
            return full(listed, person.number());
        }
        LocalDate coveredFrom = waits.coveredFrom(listed, person.number(), today);
        Latest span = firstSpan(listed, person, Waits.firstRound(listed, today, coveredFrom));
        var membership = membership(listed, belonging, key, application, coveredFrom);
        Amount first = membership.firstPayment();
        if (!joins.store(membership, first.isPositive() ? span.unpaid() : span, moment)) {
            return new Admitted.AlreadyMember(
                    memberships.seat(listed.number(), person.number()).orElseThrow());
        }
        if (first.isPositive()) {
            long enrolment = membership.enrolment();
            payments.order(belonging.household(), listed.number(), first, today, enrolment);
        }
        return new Admitted.Joined(membership.enrolment(), coveredFrom, span.firstRound(), first);
    }

    /// Who is in a full plan already is told that.
    private Admitted full(ListedPlan listed, long person) {
        return memberships
                .seat(listed.number(), person)
                .<Admitted>map(Admitted.AlreadyMember::new)
                .orElseGet(() -> new Admitted.Full(listed.plan().members().maximum().orElse(0)));
    }

    private JoinRepository.New membership(
            ListedPlan listed,
            Belonging belonging,
            SealingKey key,
            Application application,
            LocalDate coveredFrom) {
        byte[] answers =
                JSON.writeValueAsString(application.answers()).getBytes(StandardCharsets.UTF_8);
        return new JoinRepository.New(
                belonging.household().number(),
                joins.nextNumber(),
                belonging.person(),
                listed.number(),
                listed.plan().version(),
                coveredFrom,
                listed.plan().declaration().version(),
                key.seal(DECLARATION, answers),
                JSON.writeValueAsString(application.consents()),
                null,
                listed.plan().funding().firstPayment());
    }

    Optional<Admitted> obstacle(Application application, Instant now) {
        Optional<ListedPlan> open = open(application.plan(), now);
        if (open.isEmpty()) {
            return Optional.of(closed(application.plan(), now));
        }
        long person = application.person();
        Optional<Long> seat = memberships.seat(application.plan(), person);
        if (seat.isPresent()) {
            return Optional.of(new Admitted.AlreadyMember(seat.get()));
        }
        if (seats.looksFull(open.get())) {
            return Optional.of(full(open.get(), person));
        }
        Plan plan = open.get().plan();
        return Admission.beforehand(
                plan,
                members.person(person).orElseThrow(),
                members.belonging(person).orElseThrow().relation(),
                application.country(),
                plan.dayOf(now));
    }

    /// The plan, unless it takes nobody because it is being closed.
    private Optional<ListedPlan> open(int plan, Instant instant) {
        return plans.inForce(plan, instant).filter(listed -> !listed.isClosing());
    }

    private Admitted closed(int plan, Instant instant) {
        boolean isClosing = plans.inForce(plan, instant).filter(ListedPlan::isClosing).isPresent();
        return isClosing ? new Admitted.BeingClosed() : new Admitted.PlanClosed();
    }

    /// The last round before the member is too old for the plan.
    static int lastByAge(ListedPlan plan, int birthRound) {
        int tooOld = plan.plan().admission().coveredUntilYears() + 1;
        return birthRound + tooOld * RoundCalendar.ROUNDS_A_YEAR - 1;
    }

    /// Whether it lasts until age ends it, and no end is known besides.
    static boolean isEndedByAge(ListedPlan plan, Membership membership) {
        return membership.lastsUntilTooOld()
                && membership.lastRound() == lastByAge(plan, membership.birthRound());
    }

    static Latest firstSpan(ListedPlan plan, Person person, int firstRound) {
        int birthRound = plan.calendar().firstOnOrAfter(person.birth());
        int lastRound = lastByAge(plan, birthRound);
        return new Latest(1, 1, plan.number(), firstRound, lastRound, birthRound, 0, Cause.JOINED);
    }
}
