package org.tongzhou.enrolment;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.enrolment.CorrectionProposalRepository.New;
import org.tongzhou.enrolment.SpanRepository.Latest;
import org.tongzhou.evidence.Vault;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.BirthDates;
import org.tongzhou.members.Members;
import org.tongzhou.members.Relatives;

/// The door to corrections: one person proposes what was true, another confirms it, and neither is
/// of the member's household.
@Component
public class ProposedCorrections {

    private static final String REASON = "correction";

    private final Gate gate;
    private final Members members;
    private final Relatives relatives;
    private final BirthDates births;
    private final Vault vault;
    private final CorrectionRules rules;
    private final Truths truths;
    private final MovedMembers moved;
    private final Enrolments enrolments;
    private final CorrectedMemberships corrected;
    private final SpanRepository spans;
    private final CorrectionProposalRepository proposals;

    ProposedCorrections(
            Gate gate,
            Members members,
            Relatives relatives,
            BirthDates births,
            Vault vault,
            CorrectionRules rules,
            Truths truths,
            MovedMembers moved,
            Enrolments enrolments,
            CorrectedMemberships corrected,
            SpanRepository spans,
            CorrectionProposalRepository proposals) {
        this.gate = gate;
        this.members = members;
        this.relatives = relatives;
        this.births = births;
        this.vault = vault;
        this.rules = rules;
        this.truths = truths;
        this.moved = moved;
        this.enrolments = enrolments;
        this.corrected = corrected;
        this.spans = spans;
        this.proposals = proposals;
    }

    /// What a proposal or its judgement came to.
    public sealed interface Outcome {

        /// It waits for another person.
        record Proposed(CorrectionProposal proposal) implements Outcome {}

        /// It holds from now on.
        record Confirmed(CorrectionProposal proposal) implements Outcome {}

        /// It was taken back or turned down; nothing changes.
        record Rejected(CorrectionProposal proposal) implements Outcome {}

        /// Nothing would be other than it is.
        record Nothing() implements Outcome {}

        /// The day lies in the future, or before the plan can know of it.
        record ImpossibleDay() implements Outcome {}

        /// Whoever proposed it cannot confirm it.
        record SamePerson() implements Outcome {}

        /// The member is of the same household as whoever wants to correct.
        record OwnHousehold() implements Outcome {}

        /// The membership changed since it was proposed: propose it anew.
        record Stale() implements Outcome {}

        /// The person is a member of the plan anew, so an earlier membership cannot go on.
        record SeatTaken() implements Outcome {}

        /// A payout was decided on what is to be corrected: it would have been another.
        record PayoutStands() implements Outcome {}

        /// Somebody has judged it already.
        record Judged() implements Outcome {}
    }

    /// The membership that a correction of an enrolment is entered for: where the person moved,
    /// the one that goes on.
    public Optional<Membership> subject(long enrolment) {
        return enrolments.find(enrolment).map(moved::goesOn);
    }

    /// What would be true, for a preview.
    public Truth truth(Membership membership, CorrectionKind kind, Optional<LocalDate> day) {
        return truths.of(membership, kind, day, gate.now());
    }

    /// Whether the day can be: it lies not in the future, nor before the plan can know of it.
    public boolean isPossible(Membership membership, CorrectionKind kind, Optional<LocalDate> day) {
        return rules.isPossible(membership, kind, day, gate.now());
    }

    /// Proposes a correction of a membership.
    ///
    /// @param reason told to the member
    @Transactional
    public Outcome propose(
            Membership membership,
            CorrectionKind kind,
            Optional<LocalDate> day,
            String reason,
            long by) {
        Moment moment = gate.enter();
        if (relatives.areNear(by, membership.person())) {
            return new Outcome.OwnHousehold();
        }
        if (!rules.isPossible(membership, kind, day, moment.instant())) {
            return new Outcome.ImpossibleDay();
        }
        List<New> wanted = new ArrayList<>();
        for (Membership one : concerned(membership, kind)) {
            Truth truth = truths.of(one, kind, day, moment.instant());
            Latest now = latest(one);
            if (rules.isAgainstPayout(one, kind, truth, day)) {
                return new Outcome.PayoutStands();
            }
            if (isOther(one, kind, day, truth)) {
                byte[] sealed = seal(one.person(), reason);
                LocalDate known = birthKnown(one, kind);
                wanted.add(new New(one, kind, day.orElse(null), known, sealed, truth, now, by));
            }
        }
        if (wanted.isEmpty()) {
            return new Outcome.Nothing();
        }
        long first = proposals.insert(wanted.removeFirst(), null, moment.instant());
        wanted.forEach(one -> proposals.insert(one, first, moment.instant()));
        return new Outcome.Proposed(proposals.find(first).orElseThrow());
    }

    /// What a correction is about: a birth date concerns all memberships of the person, each by the
    /// rules of its plan; this one comes first.
    public List<Membership> concerned(Membership membership, CorrectionKind kind) {
        if (kind != CorrectionKind.BIRTH_DATE) {
            return List.of(membership);
        }
        List<Membership> all = new ArrayList<>(List.of(membership));
        enrolments.ofPerson(membership.person()).stream()
                .filter(one -> one.cause() != Cause.MOVED)
                .filter(one -> one.enrolment() != membership.enrolment())
                .forEach(all::add);
        return all;
    }

    /// Whether anything of a membership would be other than it is.
    private boolean isOther(
            Membership one, CorrectionKind kind, Optional<LocalDate> day, Truth truth) {
        return !isAsKnown(latest(one), truth) || isAnotherBirth(one, kind, day);
    }

    private @Nullable LocalDate birthKnown(Membership one, CorrectionKind kind) {
        return kind == CorrectionKind.BIRTH_DATE
                ? members.person(one.person()).orElseThrow().birth()
                : null;
    }

    private boolean isAnotherBirth(Membership one, CorrectionKind kind, Optional<LocalDate> day) {
        return kind == CorrectionKind.BIRTH_DATE
                && !members.person(one.person()).orElseThrow().birth().equals(day.orElseThrow());
    }

    private byte[] seal(long person, String reason) {
        return vault.key(person)
                .orElseThrow()
                .seal(REASON, reason.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isAsKnown(Latest now, Truth truth) {
        return now.firstRound() == truth.firstRound()
                && now.lastRound() == truth.lastRound()
                && now.birthRound() == truth.birthRound()
                && now.cause() == truth.cause();
    }

    private Latest latest(Membership membership) {
        return spans.latest(membership.plan(), membership.household(), membership.enrolment())
                .orElseThrow();
    }

    /// Confirms a proposal as another person: the membership is what it says from now on, and
    /// rounds settle the difference.
    @Transactional
    public Outcome confirm(long number, long by) {
        Moment moment = gate.enter();
        CorrectionProposal proposal = proposals.find(number).orElseThrow();
        // Who joins in the same moment goes before, and is seen here, or after.
        births.lock(membership(proposal).person());
        List<CorrectionProposal> all = proposals.together(proposal);
        for (CorrectionProposal one : all) {
            Optional<Outcome> obstacle = rules.obstacle(one, membership(one), by, moment);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
        }
        if (concernsMore(all, moment)) {
            return new Outcome.Stale();
        }
        if (!judge(all, true, by, moment)) {
            return new Outcome.Judged();
        }
        if (proposal.kind() == CorrectionKind.BIRTH_DATE) {
            births.correct(membership(proposal).person(), proposal.day().orElseThrow());
        }
        for (CorrectionProposal one : all) {
            corrected.correct(membership(one), one.truth(), new Ground.Proposal(one.number()), by);
        }
        return new Outcome.Confirmed(proposals.find(number).orElseThrow());
    }

    /// Whether the person is a member where he was not when it was proposed: he joined, or was
    /// moved at the age limit. Nobody has seen what would be true there.
    private boolean concernsMore(List<CorrectionProposal> all, Moment moment) {
        CorrectionProposal first = all.getFirst();
        List<Long> proposed = all.stream().map(CorrectionProposal::enrolment).toList();
        return concerned(membership(first), first.kind()).stream()
                .filter(one -> !proposed.contains(one.enrolment()))
                .anyMatch(one -> {
                    Truth truth = truths.of(one, first.kind(), first.day(), moment.instant());
                    return isOther(one, first.kind(), first.day(), truth);
                });
    }

    /// The first row decides a race: whoever comes second judges none.
    private boolean judge(
            List<CorrectionProposal> all, boolean isConfirmed, long by, Moment moment) {
        return all.stream()
                .allMatch(one -> proposals.judge(one.number(), isConfirmed, by, moment.instant()));
    }

    private Membership membership(CorrectionProposal proposal) {
        return enrolments.find(proposal.enrolment()).orElseThrow();
    }

    /// Turns a proposal down, or takes one's own back.
    @Transactional
    public Outcome reject(long number, long by) {
        CorrectionProposal proposal = proposals.find(number).orElseThrow();
        if (relatives.areNear(by, membership(proposal).person())) {
            return new Outcome.OwnHousehold();
        }
        boolean isFirst = judge(proposals.together(proposal), false, by, gate.enter());
        return isFirst
                ? new Outcome.Rejected(proposals.find(number).orElseThrow())
                : new Outcome.Judged();
    }

    public Optional<CorrectionProposal> find(long proposal) {
        return proposals.find(proposal);
    }

    /// All that were proposed together with one, and itself: they are judged together.
    public List<CorrectionProposal> together(CorrectionProposal proposal) {
        return proposals.together(proposal);
    }

    /// All proposals before a number, the newest first.
    public List<CorrectionProposal> before(long proposal, int limit) {
        return proposals.before(proposal, limit);
    }

    /// What was corrected of a membership, in order.
    public List<CorrectionProposal> confirmedOf(long enrolment) {
        return proposals.confirmedOf(enrolment);
    }

    /// Why it was proposed; nothing if the person was erased.
    public Optional<String> reason(CorrectionProposal proposal) {
        long person = enrolments.find(proposal.enrolment()).orElseThrow().person();
        return vault.text(person, REASON, proposals.reason(proposal.number()));
    }
}
