package org.tongzhou.enrolment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.round.RoundCalendar;
import org.tongzhou.enrolment.SpanRepository.Latest;
import org.tongzhou.evidence.SealingKey;
import org.tongzhou.evidence.Vault;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Belonging;
import org.tongzhou.members.Members;
import org.tongzhou.members.Person;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import tools.jackson.databind.json.JsonMapper;

/// The door to memberships.
@Component
public class Enrolments {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DECLARATION = "health declaration";

    private final Gate gate;
    private final Plans plans;
    private final Members members;
    private final Vault vault;
    private final MembershipRepository memberships;
    private final SpanRepository spans;
    private final CorrectionRepository corrections;

    Enrolments(
            Gate gate,
            Plans plans,
            Members members,
            Vault vault,
            MembershipRepository memberships,
            SpanRepository spans,
            CorrectionRepository corrections) {
        this.gate = gate;
        this.plans = plans;
        this.members = members;
        this.vault = vault;
        this.memberships = memberships;
        this.spans = spans;
        this.corrections = corrections;
    }

    /// Lets a person join a plan, or says which rule is against it.
    @Transactional
    public Admitted join(Application application) {
        Moment moment = gate.enter();
        Optional<ListedPlan> listed = plans.inForce(application.plan(), moment.instant());
        if (listed.isEmpty() || listed.get().isClosing() || isFull(listed.get())) {
            return new Admitted.PlanClosed();
        }
        Plan plan = listed.get().plan();
        Person person = members.person(application.person()).orElseThrow();
        Belonging belonging = members.belonging(person.number()).orElseThrow();
        LocalDate today = plan.dayOf(moment.instant());
        Optional<Admitted> obstacle =
                Admission.obstacle(plan, person, belonging.relation(), application, today);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        long enrolment = memberships.nextNumber();
        if (!memberships.takeSeat(application.plan(), person.number(), enrolment)) {
            return new Admitted.AlreadyMember(
                    memberships.seat(application.plan(), person.number()).orElseThrow());
        }
        return insert(listed.get(), person, belonging, application, enrolment, moment);
    }

    private Admitted insert(
            ListedPlan listed,
            Person person,
            Belonging belonging,
            Application application,
            long enrolment,
            Moment moment) {
        Plan plan = listed.plan();
        LocalDate today = plan.dayOf(moment.instant());
        LocalDate coveredFrom = plan.waiting().coveredFrom(today);
        LocalDate sharesFrom =
                plan.waiting().waitingMembersShare() ? today.plusDays(1) : coveredFrom;
        Optional<SealingKey> key = vault.key(person.number());
        byte[] answers =
                JSON.writeValueAsString(application.answers()).getBytes(StandardCharsets.UTF_8);
        memberships.insert(
                new MembershipRepository.New(
                        belonging.household().number(),
                        enrolment,
                        person.number(),
                        listed.number(),
                        plan.version(),
                        moment.instant(),
                        coveredFrom,
                        plan.declaration().version(),
                        key.orElseThrow().seal(DECLARATION, answers),
                        JSON.writeValueAsString(application.consents()),
                        null));
        Latest row = firstSpan(listed, person, listed.calendar().firstOnOrAfter(sharesFrom));
        spans.insert(belonging.household().number(), enrolment, row, moment);
        return new Admitted.Joined(enrolment, coveredFrom, row.firstRound());
    }

    private static Latest firstSpan(ListedPlan plan, Person person, int firstRound) {
        int birthRound = plan.calendar().firstOnOrAfter(person.birth());
        int tooOld = plan.plan().admission().coveredUntilYears() + 1;
        int lastRound = birthRound + tooOld * RoundCalendar.ROUNDS_A_YEAR - 1;
        return new Latest(1, 1, plan.number(), firstRound, lastRound, birthRound, 0, Cause.JOINED);
    }

    private boolean isFull(ListedPlan plan) {
        var most = plan.plan().members().maximum();
        return most.isPresent() && memberships.seats(plan.number()) >= most.getAsLong();
    }

    /// The last round that a member owes who leaves at `instant`: its notice day has begun.
    public static int lastRoundOwed(ListedPlan plan, Instant instant) {
        return plan.calendar().lastAtOrBefore(instant);
    }

    /// Ends a membership by the member's own wish; it is free and immediate, and what was noticed
    /// is owed.
    @Transactional
    public Membership leave(long enrolment) {
        Moment moment = gate.enter();
        Membership membership = find(enrolment).orElseThrow();
        ListedPlan plan = plans.version(membership.plan(), membership.planVersion());
        return end(membership, lastRoundOwed(plan, moment.instant()), Cause.LEFT, moment);
    }

    /// Ends a membership after `lastRound`, unless it ends earlier already.
    @Transactional
    public Membership end(long enrolment, int lastRound, Cause cause) {
        return end(find(enrolment).orElseThrow(), lastRound, cause, gate.enter());
    }

    private Membership end(Membership membership, int lastRound, Cause cause, Moment moment) {
        Latest now = latest(membership);
        if (now.lastRound() > lastRound) {
            revise(membership, now, now.firstRound(), lastRound, now.birthRound(), cause, moment);
        }
        if (cause != Cause.SUSPENDED) {
            memberships.freeSeat(membership);
        }
        return find(membership.enrolment()).orElseThrow();
    }

    /// Opens a new segment from `firstRound`, for a member who was suspended or whose case was
    /// withdrawn.
    @Transactional
    public void resume(long enrolment, int firstRound) {
        Moment moment = gate.enter();
        Membership membership = find(enrolment).orElseThrow();
        Latest now = latest(membership);
        if (now.lastRound() >= firstRound) {
            return;
        }
        ListedPlan plan = plans.version(membership.plan(), membership.planVersion());
        Person person = members.person(membership.person()).orElseThrow();
        Latest first = firstSpan(plan, person, firstRound);
        Latest next =
                new Latest(
                        now.segment() + 1,
                        1,
                        now.plan(),
                        firstRound,
                        first.lastRound(),
                        now.birthRound(),
                        0,
                        Cause.RESUMED);
        memberships.takeSeat(membership.plan(), membership.person(), enrolment);
        spans.insert(membership.household(), enrolment, next, moment);
    }

    /// Moves members who reach the plan's age limit with `round` to the plan that follows, without
    /// a new wait. Done again, it changes nothing.
    @Transactional
    public int transfer(int folio, ListedPlan from, int round) {
        var transfer = from.plan().transfer();
        if (transfer.isEmpty()) {
            return 0;
        }
        Moment moment = gate.enter();
        Optional<ListedPlan> to = plans.inForce(transfer.get().toPlan(), moment.instant());
        if (to.isEmpty() || to.get().isClosing()) {
            return 0;
        }
        int moved = 0;
        int birthRound = round - transfer.get().atAge() * RoundCalendar.ROUNDS_A_YEAR;
        for (var reaching : spans.bornIn(folio, from.number(), birthRound)) {
            if (reaching.lastRound() == round - 1) {
                moved +=
                        transfer(find(reaching.enrolment()).orElseThrow(), to.get(), round, moment);
            }
        }
        return moved;
    }

    private int transfer(Membership membership, ListedPlan to, int round, Moment moment) {
        if (membership.cause() != Cause.JOINED && membership.cause() != Cause.RESUMED) {
            return 0;
        }
        long enrolment = memberships.nextNumber();
        if (!memberships.takeSeat(to.number(), membership.person(), enrolment)) {
            return 0;
        }
        memberships.insert(
                new MembershipRepository.New(
                        membership.household(),
                        enrolment,
                        membership.person(),
                        to.number(),
                        to.plan().version(),
                        moment.instant(),
                        membership.coveredFrom(),
                        to.plan().declaration().version(),
                        memberships.sealedDeclaration(membership).orElseThrow(),
                        "[]",
                        membership.enrolment()));
        Person person = members.person(membership.person()).orElseThrow();
        Latest row = firstSpan(to, person, round);
        spans.insert(membership.household(), enrolment, row, moment);
        memberships.freeSeat(membership);
        return 1;
    }

    /// Puts a fact right that rounds knew otherwise: a death reported late, a wrong birth date, an
    /// untrue declaration. Struck rounds stay; [Correction] tells rounds what difference to settle.
    ///
    /// @param trueLastRound below `trueFirstRound` where the member should never have shared
    @Transactional
    public Correction correct(
            long enrolment,
            int trueFirstRound,
            int trueLastRound,
            int trueBirthRound,
            Cause cause,
            long byAccount) {
        Moment moment = gate.enter();
        Membership membership = find(enrolment).orElseThrow();
        Latest now = latest(membership);
        revise(membership, now, trueFirstRound, trueLastRound, trueBirthRound, cause, moment);
        if (trueLastRound < now.lastRound()) {
            memberships.freeSeat(membership);
        }
        return corrections.insert(
                membership,
                trueFirstRound,
                trueLastRound,
                trueBirthRound,
                cause,
                byAccount,
                moment);
    }

    /// Corrections of a plan whose differences may not all be settled: those of an epoch above
    /// `epoch`.
    public List<Correction> corrections(int plan, int aboveEpoch) {
        return corrections.ofPlan(plan, aboveEpoch);
    }

    private void revise(
            Membership membership,
            Latest now,
            int firstRound,
            int lastRound,
            int birthRound,
            Cause cause,
            Moment moment) {
        Latest revised =
                new Latest(
                        now.segment(),
                        now.revision() + 1,
                        now.plan(),
                        firstRound,
                        lastRound,
                        birthRound,
                        now.carriedMinor(),
                        cause);
        spans.insert(membership.household(), membership.enrolment(), revised, moment);
    }

    private Latest latest(Membership membership) {
        return spans.latest(membership.household(), membership.enrolment()).orElseThrow();
    }

    public Optional<Membership> find(long enrolment) {
        return memberships.find(enrolment);
    }

    public List<Membership> ofPerson(long person) {
        return memberships.ofPerson(person);
    }

    /// All memberships of a household, past and present, in the order of enrolment.
    public List<Membership> ofHousehold(long household) {
        return memberships.ofHousehold(household);
    }

    /// The spans of a folio and plan that `epoch` knows: this module's slice for the pass.
    public FolioSpans spans(int folio, int plan, int epoch) {
        return spans.folio(folio, plan, epoch);
    }

    /// The spans of one enrolment that `epoch` knows.
    public FolioSpans spansOf(long household, long enrolment, int epoch) {
        return spans.one(household, enrolment, epoch);
    }

    /// The answers given on joining; nothing if the person was erased.
    public Optional<String> declaration(Membership membership) {
        return memberships
                .sealedDeclaration(membership)
                .flatMap(sealed -> vault.text(membership.person(), DECLARATION, sealed));
    }
}
