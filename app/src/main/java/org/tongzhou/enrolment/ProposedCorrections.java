package org.tongzhou.enrolment;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.enrolment.SpanRepository.Latest;
import org.tongzhou.evidence.Vault;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.BirthDates;
import org.tongzhou.members.Members;
import org.tongzhou.members.Relatives;
import org.tongzhou.plans.Plans;

/// The door to corrections: one person proposes what was true, another confirms it, and neither is
/// of the member's household.
@Component
public class ProposedCorrections {

    private static final String REASON = "correction";

    private final Gate gate;
    private final Plans plans;
    private final Members members;
    private final Relatives relatives;
    private final BirthDates births;
    private final Vault vault;
    private final Truths truths;
    private final MovedMembers moved;
    private final Enrolments enrolments;
    private final SpanRepository spans;
    private final CorrectionProposalRepository proposals;

    ProposedCorrections(
            Gate gate,
            Plans plans,
            Members members,
            Relatives relatives,
            BirthDates births,
            Vault vault,
            Truths truths,
            MovedMembers moved,
            Enrolments enrolments,
            SpanRepository spans,
            CorrectionProposalRepository proposals) {
        this.gate = gate;
        this.plans = plans;
        this.members = members;
        this.relatives = relatives;
        this.births = births;
        this.vault = vault;
        this.truths = truths;
        this.moved = moved;
        this.enrolments = enrolments;
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
        if (!isPossible(membership, kind, day, moment)) {
            return new Outcome.ImpossibleDay();
        }
        Truth truth = truths.of(membership, kind, day, moment.instant());
        Latest now = latest(membership);
        if (isAsKnown(now, truth)) {
            return new Outcome.Nothing();
        }
        byte[] sealed =
                vault.key(membership.person())
                        .orElseThrow()
                        .seal(REASON, reason.getBytes(StandardCharsets.UTF_8));
        var proposed =
                new CorrectionProposalRepository.New(
                        membership, kind, day.orElse(null), sealed, truth, now, by);
        long number = proposals.insert(proposed, moment.instant());
        return new Outcome.Proposed(proposals.find(number).orElseThrow());
    }

    private boolean isPossible(
            Membership membership, CorrectionKind kind, Optional<LocalDate> day, Moment moment) {
        if (day.isEmpty()) {
            return !kind.needsDay();
        }
        LocalDate today =
                plans.version(membership.plan(), membership.planVersion())
                        .plan()
                        .dayOf(moment.instant());
        LocalDate birth = members.person(membership.person()).orElseThrow().birth();
        boolean isAfterBirth = kind == CorrectionKind.BIRTH_DATE || !day.get().isBefore(birth);
        boolean isInOurTime = day.get().getYear() > today.getYear() - 150;
        return kind.takesDay() && isInOurTime && isAfterBirth && !day.get().isAfter(today);
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
        Membership membership = enrolments.find(proposal.enrolment()).orElseThrow();
        if (!proposal.isOpen()) {
            return new Outcome.Judged();
        }
        if (proposal.byAccount() == by) {
            return new Outcome.SamePerson();
        }
        if (relatives.areNear(by, membership.person())) {
            return new Outcome.OwnHousehold();
        }
        if (!enrolments.mayHold(membership.as(proposal.truth()), moment)) {
            return new Outcome.SeatTaken();
        }
        Latest now = latest(membership);
        boolean isSame =
                now.segment() == proposal.segment() && now.revision() == proposal.revision();
        if (!isSame) {
            return new Outcome.Stale();
        }
        if (!proposals.judge(number, true, by, moment.instant())) {
            return new Outcome.Judged();
        }
        if (proposal.kind() == CorrectionKind.BIRTH_DATE) {
            births.correct(membership.person(), proposal.day().orElseThrow());
        }
        enrolments.correct(membership, proposal.truth(), new Ground.Proposal(number), by);
        return new Outcome.Confirmed(proposals.find(number).orElseThrow());
    }

    /// Turns a proposal down, or takes one's own back.
    @Transactional
    public Outcome reject(long number, long by) {
        CorrectionProposal proposal = proposals.find(number).orElseThrow();
        if (relatives.areNear(by, enrolments.find(proposal.enrolment()).orElseThrow().person())) {
            return new Outcome.OwnHousehold();
        }
        boolean isFirst = proposals.judge(number, false, by, gate.enter().instant());
        return isFirst
                ? new Outcome.Rejected(proposals.find(number).orElseThrow())
                : new Outcome.Judged();
    }

    public Optional<CorrectionProposal> find(long proposal) {
        return proposals.find(proposal);
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
