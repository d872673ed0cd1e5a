package org.tongzhou.enrolment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.tongzhou.enrolment.SpanRepository.Latest;
import org.tongzhou.evidence.Vault;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Household;
import org.tongzhou.members.MandateDetails;
import org.tongzhou.members.Members;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Person;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// The door to memberships.
@Component
public class Enrolments {

    private final Gate gate;
    private final Plans plans;
    private final Members members;
    private final Vault vault;
    private final Joining joining;
    private final Transfers transfers;
    private final MembershipRepository memberships;
    private final SpanRepository spans;
    private final MovedMembers moved;
    private final ApplicationEventPublisher events;

    Enrolments(
            Gate gate,
            Plans plans,
            Members members,
            Vault vault,
            Joining joining,
            Transfers transfers,
            MembershipRepository memberships,
            SpanRepository spans,
            MovedMembers moved,
            ApplicationEventPublisher events) {
        this.gate = gate;
        this.plans = plans;
        this.members = members;
        this.vault = vault;
        this.joining = joining;
        this.transfers = transfers;
        this.memberships = memberships;
        this.spans = spans;
        this.moved = moved;
        this.events = events;
    }

    /// Lets a person join a plan, or says which rule is against it.
    @Transactional
    public Admitted join(Application application) {
        return joining.join(application, gate.enter());
    }

    /// Registers the person behind an account, gives the mandate and joins a plan: all or nothing.
    ///
    /// @param application whose person is not known yet
    @Transactional
    public FirstJoin join(
            long account, NewPerson person, MandateDetails mandate, Application application) {
        FirstJoin outcome = joining.join(account, person, mandate, application, gate.enter());
        if (!(outcome instanceof FirstJoin.Enrolled)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return outcome;
    }

    /// Changes the mandate of a household and lets a person of it join: all or nothing.
    @Transactional
    public Admitted join(Household household, MandateDetails mandate, Application application) {
        members.giveMandate(household, mandate);
        Admitted outcome = joining.join(application, gate.enter());
        if (!(outcome instanceof Admitted.Joined)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return outcome;
    }

    /// What is against a person's joining before he has declared or consented to anything, if so.
    public Optional<Admitted> obstacle(Application application) {
        return joining.obstacle(application, gate.now());
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
        if (cause != Cause.SUSPENDED) {
            // First, since the seat's row makes two endings follow one another.
            memberships.freeSeat(membership);
        }
        Latest now = latest(membership);
        // Who is suspended or has not paid shares in nothing, and may until his membership ends.
        boolean isOut = now.cause() == Cause.SUSPENDED || now.cause() == Cause.UNPAID;
        if (now.lastRound() > lastRound || (isOut && cause != Cause.SUSPENDED)) {
            int last = Math.min(now.lastRound(), lastRound);
            Latest ended = now.ended(last, cause);
            spans.insert(membership.household(), membership.enrolment(), ended, moment);
        }
        Membership as = find(membership.enrolment()).orElseThrow();
        if (cause != Cause.SUSPENDED) {
            events.publishEvent(new Ended(as));
        }
        return as;
    }

    /// Opens a new segment from `firstRound` for a member who is suspended; for one who has left
    /// meanwhile nothing happens.
    @Transactional
    public void resume(long enrolment, int firstRound) {
        Moment moment = gate.enter();
        Membership membership = find(enrolment).orElseThrow();
        // First, as in every ending: who leaves in the same moment goes before or after.
        boolean isSeated = memberships.lockSeat(membership);
        Latest now = latest(membership);
        boolean isSuspended = isSeated && now.cause() == Cause.SUSPENDED;
        if (isSuspended && goesOn(membership, firstRound)) {
            resume(membership, now, firstRound, moment);
        }
    }

    /// Opens a new segment from `firstRound` for a member whose case was withdrawn: unless he was
    /// out before, or has joined anew.
    @Transactional
    public void resumeUnpaid(long enrolment, int firstRound) {
        Moment moment = gate.enter();
        Membership membership = find(enrolment).orElseThrow();
        if (membership.cause() == Cause.PAYOUT
                && goesOn(membership, firstRound)
                && memberships.takeSeat(membership.plan(), membership.person(), enrolment)) {
            resume(membership, latest(membership), firstRound, moment);
        }
    }

    /// Whether a membership that ended before `firstRound` may go on with it: its plan still does.
    private boolean goesOn(Membership membership, int firstRound) {
        return !membership.livesIn(firstRound)
                && plans.closing(membership.plan())
                        .filter(closing -> closing.lastRound() < firstRound)
                        .isEmpty();
    }

    private void resume(Membership membership, Latest now, int firstRound, Moment moment) {
        ListedPlan plan = plans.version(membership.plan(), membership.planVersion());
        Person person = members.person(membership.person()).orElseThrow();
        Latest first = Joining.firstSpan(plan, person, firstRound);
        // Who moved and was not counted yet still carries what his cap period had charged.
        boolean carries = now.lastRound() < now.firstRound();
        boolean isSamePeriod = plan.capPeriod(now.firstRound()) == plan.capPeriod(firstRound);
        Latest next =
                new Latest(
                        now.segment() + 1,
                        1,
                        now.plan(),
                        firstRound,
                        first.lastRound(),
                        now.birthRound(),
                        carries && isSamePeriod ? now.carriedMinor() : 0,
                        Cause.RESUMED);
        spans.insert(membership.household(), membership.enrolment(), next, moment);
        moved.noteRevived(membership, moment);
    }

    /// Memberships of a folio that may reach the age limit of their version with `round`.
    public List<Long> reachingLimit(int folio, int plan, int round) {
        return transfers.reaching(folio, plan, round, gate.now());
    }

    /// Moves members who reach the age limit with `round` to the plan that follows, without a new
    /// wait. Done again, it changes nothing.
    @Transactional
    public int transfer(List<Long> reaching, int round) {
        return transfers.transfer(reaching, round, gate.enter());
    }

    /// Ends the memberships of a folio after `lastRound`, since their plan is being closed; those
    /// that end earlier stay as they are. Who has not paid what he joins with would never begin:
    /// his ends, too. Who is suspended stays so, without a seat to come back to. Done again, it
    /// changes nothing.
    @Transactional
    public void endAllOf(int folio, int plan, int lastRound) {
        Moment moment = gate.enter();
        // First, as in every ending: who leaves in the same moment goes before or after, not
        // between.
        memberships.freeSeats(folio, plan, lastRound);
        spans.endAll(folio, plan, lastRound, moment);
    }

    /// The households of a folio of which somebody is in a plan: shares in `round` or a later one,
    /// or may again as soon as he has paid in.
    public Set<Long> householdsIn(int folio, int plan, int round) {
        return spans.householdsIn(folio, plan, round);
    }

    /// How many living memberships a plan has.
    public long count(int plan) {
        return memberships.seats(plan);
    }

    private Latest latest(Membership membership) {
        return spans.latest(membership.plan(), membership.household(), membership.enrolment())
                .orElseThrow();
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

    /// The answers given on joining; nothing if the person was erased.
    public Optional<String> declaration(Membership membership) {
        return memberships
                .sealedDeclaration(membership)
                .flatMap(sealed -> vault.text(membership.person(), Joining.DECLARATION, sealed));
    }
}
