package org.tongzhou.corrections;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
import org.tongzhou.accounts.Role;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.CorrectionProposal;
import org.tongzhou.enrolment.DoneCorrections;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.ProposedCorrections;
import org.tongzhou.enrolment.ProposedCorrections.Outcome;
import org.tongzhou.members.Relatives;

/// The door to what staff do with corrections, each with its entry in the audit trail in the same
/// transaction.
@Component
public class CorrectionDesk {

    private final ProposedCorrections proposed;
    private final DoneCorrections done;
    private final Effects effects;
    private final Relatives relatives;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    CorrectionDesk(
            ProposedCorrections proposed,
            DoneCorrections done,
            Effects effects,
            Relatives relatives,
            Audit audit,
            ApplicationEventPublisher events) {
        this.proposed = proposed;
        this.done = done;
        this.effects = effects;
        this.relatives = relatives;
        this.audit = audit;
        this.events = events;
    }

    /// The membership that a correction of an enrolment is entered for.
    Optional<Membership> membership(long enrolment) {
        return proposed.subject(enrolment);
    }

    /// Whether an enrolment is of somebody whom he lives or ever lived with: what would be put
    /// right there, and why, is not for him to read.
    boolean isNear(Account by, long enrolment) {
        return membership(enrolment)
                .filter(one -> relatives.areNear(by.id(), one.person()))
                .isPresent();
    }

    Optional<CorrectionProposal> find(long proposal) {
        return proposed.find(proposal);
    }

    List<CorrectionProposal> before(long proposal, int limit) {
        return proposed.before(proposal, limit);
    }

    /// What it would change, before anything is proposed: in each membership that it concerns.
    @Transactional
    public List<Effects.Effect> preview(
            Account by, Membership membership, CorrectionKind kind, Optional<LocalDate> day) {
        audit.record(by, "preview correction", subject(membership.enrolment()), kind.name());
        return proposed.concerned(membership, kind).stream()
                .map(one -> effects.of(one, proposed.truth(one, kind, day)))
                .toList();
    }

    /// Whether the day of a correction can be.
    boolean isPossible(Membership membership, CorrectionKind kind, Optional<LocalDate> day) {
        return proposed.isPossible(membership, kind, day);
    }

    /// What an open proposal would change, or a confirmed one has changed, and what those that go
    /// with it; for whoever looks at it, whose look is recorded.
    @Transactional
    public List<Effects.Effect> look(Account by, CorrectionProposal proposal) {
        audit.record(
                by, "look at correction", subject(proposal.enrolment()), "" + proposal.number());
        return proposed.together(proposal).stream()
                .flatMap(one ->
                        one.isOpen()
                                ? Stream.of(effect(one))
                                : done.of(one).map(effects::of).stream())
                .toList();
    }

    private Effects.Effect effect(CorrectionProposal proposal) {
        Membership membership = membership(proposal.enrolment()).orElseThrow();
        return effects.of(membership, proposal.truth());
    }

    /// Whether he works on corrections, and so reads names and reasons: an auditor reads what a
    /// check needs.
    static boolean readsAll(Account account) {
        return account.has(Role.REVIEWER) || account.has(Role.FINANCE);
    }

    /// What a reader reads of it: an auditor no birth date.
    static CorrectionProposal shown(Account reader, CorrectionProposal proposal) {
        return readsAll(reader) ? proposal : proposal.withoutBirthDate();
    }

    /// Why it was proposed; nothing if its person was erased, or the reader is an auditor.
    Optional<String> reason(Account reader, CorrectionProposal proposal) {
        return readsAll(reader) ? proposed.reason(proposal) : Optional.empty();
    }

    @Transactional
    public Outcome propose(Account by, Correction wanted) {
        Membership membership = membership(wanted.enrolment()).orElseThrow();
        Outcome outcome =
                proposed.propose(membership, wanted.kind(), wanted.day(), wanted.reason(), by.id());
        record(by, "propose correction", wanted.enrolment(), outcome);
        return outcome;
    }

    /// Confirms as another person; the member learns of it.
    @Transactional
    public Outcome confirm(Account by, CorrectionProposal proposal) {
        Map<CorrectionProposal, Effects.Effect> changes = new LinkedHashMap<>();
        proposed.together(proposal).forEach(one -> changes.put(one, effect(one)));
        Outcome outcome = proposed.confirm(proposal.number(), by.id());
        record(by, "confirm correction", proposal.enrolment(), outcome);
        if (outcome instanceof Outcome.Confirmed) {
            changes.forEach((one, effect) ->
                    events.publishEvent(
                            new Corrected(
                                    one.number(),
                                    one.enrolment(),
                                    effect.change(),
                                    effect.changes(),
                                    effect.endAfter())));
        }
        return outcome;
    }

    @Transactional
    public Outcome reject(Account by, CorrectionProposal proposal) {
        Outcome outcome = proposed.reject(proposal.number(), by.id());
        record(by, "reject correction", proposal.enrolment(), outcome);
        return outcome;
    }

    private void record(Account by, String what, long enrolment, Outcome outcome) {
        String detail = outcome.getClass().getSimpleName();
        switch (outcome) {
            case Outcome.Proposed(_), Outcome.Confirmed(_), Outcome.Rejected(_) ->
                    audit.record(by, what, subject(enrolment), detail);
            case Outcome.Nothing(),
                    Outcome.ImpossibleDay(),
                    Outcome.SamePerson(),
                    Outcome.OwnHousehold(),
                    Outcome.Stale(),
                    Outcome.SeatTaken(),
                    Outcome.PayoutStands(),
                    Outcome.Judged() ->
                    audit.refused(by, what, subject(enrolment), detail);
        }
    }

    private static String subject(long enrolment) {
        return "enrolment " + enrolment;
    }
}
