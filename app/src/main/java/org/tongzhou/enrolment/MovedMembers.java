package org.tongzhou.enrolment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.enrolment.SpanRepository.Latest;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Members;
import org.tongzhou.members.PersonMoved;

/// The door to members who move between households.
///
/// One membership is closed and another opened at a round boundary. Each is complete in itself, so
/// that no charge needs a second folio: the wait that was served, and what the cap period has
/// charged before, go along.
@Component
public class MovedMembers {

    private final Members members;
    private final MembershipRepository memberships;
    private final SpanRepository spans;
    private final JoinRepository joins;
    private final MoveRepository moves;
    private final Gate gate;

    MovedMembers(
            Members members,
            MembershipRepository memberships,
            SpanRepository spans,
            JoinRepository joins,
            MoveRepository moves,
            Gate gate) {
        this.members = members;
        this.memberships = memberships;
        this.spans = spans;
        this.joins = joins;
        this.moves = moves;
        this.gate = gate;
    }

    /// Notes which memberships have to follow, in the transaction that moves the person.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(PersonMoved moved) {
        for (Membership one : memberships.ofPerson(moved.person())) {
            boolean isSeated =
                    memberships
                            .seat(one.plan(), one.person())
                            .filter(seat -> seat == one.enrolment())
                            .isPresent();
            if (isSeated && one.household() == moved.to().number()) {
                moves.done(one.enrolment());
            } else if (isSeated) {
                moves.await(one, moved.to().number(), moved.moment().instant());
            }
        }
    }

    /// Notes that a membership has to follow which goes on again: its person may have moved while
    /// it did not.
    void noteRevived(Membership membership, Moment moment) {
        long household = members.belonging(membership.person()).orElseThrow().household().number();
        if (household != membership.household()) {
            moves.await(membership, household, moment.instant());
        }
    }

    /// The enrolments of a plan that follow with the round of this notice instant.
    public List<Long> due(int plan, Instant notice) {
        return moves.due(plan, notice).stream().map(MoveRepository.Due::enrolment).toList();
    }

    /// Lets a member follow: he shares up to the round before `round` where he was, and from it on
    /// where he is. Who has not paid what he joins with follows when he has. Done again, it changes
    /// nothing.
    ///
    /// @param notice of `round`
    /// @param carriedMinor what the cap period of `round` has charged him before
    @Transactional
    public void follow(long enrolment, int round, Instant notice, long carriedMinor) {
        Moment moment = gate.enter();
        Membership membership = memberships.find(enrolment).orElseThrow();
        // First, as in every ending: who leaves in the same moment goes before or after.
        boolean isSeated = memberships.lockSeat(membership);
        Optional<MoveRepository.Due> due =
                moves.due(membership.plan(), notice).stream()
                        .filter(one -> one.enrolment() == enrolment)
                        .findFirst();
        Latest now =
                spans.latest(membership.plan(), membership.household(), enrolment).orElseThrow();
        if (due.isEmpty() || now.cause() == Cause.UNPAID) {
            return;
        }
        moves.done(enrolment);
        boolean isSuspended = now.cause() == Cause.SUSPENDED;
        if (isSeated && (isSuspended || now.lastRound() >= round)) {
            open(membership, now, due.get().toHousehold(), round, carriedMinor, moment);
        }
    }

    private void open(
            Membership membership,
            Latest now,
            long household,
            int round,
            long carriedMinor,
            Moment moment) {
        long number = joins.nextNumber();
        int last = Math.min(now.lastRound(), round - 1);
        spans.insert(membership.household(), membership.enrolment(), now.closed(last), moment);
        moves.openAnew(membership, household, number);
        spans.insert(household, number, now.openedAt(round, carriedMinor), moment);
    }

    /// The memberships of a person in one plan that follow each other, the first one first; only
    /// one where he never moved.
    public List<Membership> pieces(Membership membership) {
        List<Membership> pieces = new ArrayList<>(List.of(membership));
        Optional<Membership> before = predecessor(membership);
        while (before.isPresent()) {
            pieces.addFirst(before.get());
            before = predecessor(before.get());
        }
        Optional<Membership> after = successor(membership);
        while (after.isPresent()) {
            pieces.addLast(after.get());
            after = successor(after.get());
        }
        return pieces;
    }

    private Optional<Membership> predecessor(Membership membership) {
        return membership.continues().isEmpty()
                ? Optional.empty()
                : memberships
                        .find(membership.continues().getAsLong())
                        .filter(before -> before.plan() == membership.plan());
    }

    private Optional<Membership> successor(Membership membership) {
        if (membership.cause() != Cause.MOVED) {
            return Optional.empty();
        }
        return memberships.ofPerson(membership.person()).stream()
                .filter(after -> after.plan() == membership.plan())
                .filter(after -> after.continues().equals(OptionalLong.of(membership.enrolment())))
                .findFirst();
    }

    /// The membership that goes on: the last of those that follow each other.
    public Membership goesOn(Membership membership) {
        return pieces(membership).getLast();
    }

    /// The membership by which somebody went on in the plan that follows at the age limit, where he
    /// is or was a member of it: one that a birth date undid never began.
    Optional<Membership> inPlanThatFollows(Membership before) {
        return memberships.ofPerson(before.person()).stream()
                .filter(next -> next.plan() != before.plan())
                .filter(next -> next.continues().equals(OptionalLong.of(before.enrolment())))
                .map(this::goesOn)
                .filter(next -> next.cause() != Cause.CORRECTED || hasShared(next))
                .findFirst();
    }

    private boolean hasShared(Membership membership) {
        return membership.livesIn(begins(pieces(membership).getFirst()));
    }

    /// Memberships of persons who belong to a household already and still share where they were.
    List<Membership> awaitedIn(long household) {
        return moves.into(household).stream()
                .map(enrolment -> memberships.find(enrolment).orElseThrow())
                .toList();
    }

    /// Households of a folio in which somebody goes on with a membership that began elsewhere.
    public Set<Long> householdsJoined(int folio, int plan) {
        return moves.joined(folio, plan);
    }

    /// Whether a household pays for the membership, or for one that goes on with it.
    boolean sharesIn(Membership membership, long household) {
        List<Membership> pieces = pieces(membership);
        boolean isLater = false;
        for (Membership piece : pieces) {
            isLater |= piece.enrolment() == membership.enrolment();
            if (isLater && piece.household() == household) {
                return true;
            }
        }
        return false;
    }

    /// All rows of a person in one plan as if he had never moved: in one household, one segment
    /// after the other, with nothing to carry along.
    public FolioSpans whole(Membership membership) {
        return whole(pieces(membership), Integer.MAX_VALUE);
    }

    /// The same of memberships that follow each other, as far as `epoch` knows.
    public FolioSpans whole(List<Membership> pieces, int epoch) {
        FolioSpans whole = new FolioSpans();
        int segments = 0;
        for (Membership piece : pieces) {
            FolioSpans rows = spans.one(piece.plan(), piece.household(), piece.enrolment(), epoch);
            segments = rows.appendTo(whole, pieces.getLast().enrolment(), segments);
        }
        return whole;
    }

    /// The first round of a membership, also after a pause.
    public int begins(Membership membership) {
        return spans.firstRound(membership.plan(), membership.household(), membership.enrolment());
    }

    /// What is true of somebody who should never have shared, in whatever household.
    public Truth neverShared(Membership goesOn, Cause cause) {
        int first = begins(pieces(goesOn).getFirst());
        return new Truth(goesOn.firstRound(), first - 1, goesOn.birthRound(), cause);
    }
}
