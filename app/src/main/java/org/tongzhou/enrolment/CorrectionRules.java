package org.tongzhou.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.enrolment.ProposedCorrections.Outcome;
import org.tongzhou.enrolment.SpanRepository.Latest;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Members;
import org.tongzhou.members.Relatives;
import org.tongzhou.plans.Plans;

/// What stands against a correction.
@Component
class CorrectionRules {

    private final Plans plans;
    private final Members members;
    private final Relatives relatives;
    private final DecidedPayouts payouts;
    private final CorrectedMemberships corrected;
    private final SpanRepository spans;

    CorrectionRules(
            Plans plans,
            Members members,
            Relatives relatives,
            DecidedPayouts payouts,
            CorrectedMemberships corrected,
            SpanRepository spans) {
        this.plans = plans;
        this.members = members;
        this.relatives = relatives;
        this.payouts = payouts;
        this.corrected = corrected;
        this.spans = spans;
    }

    boolean isPossible(
            Membership membership, CorrectionKind kind, Optional<LocalDate> day, Instant now) {
        if (day.isEmpty()) {
            return !kind.needsDay();
        }
        LocalDate today =
                plans.version(membership.plan(), membership.planVersion()).plan().dayOf(now);
        LocalDate birth = members.person(membership.person()).orElseThrow().birth();
        boolean isAfterBirth = kind == CorrectionKind.BIRTH_DATE || !day.get().isBefore(birth);
        boolean isInOurTime = day.get().getYear() > today.getYear() - 150;
        return kind.takesDay() && isInOurTime && isAfterBirth && !day.get().isAfter(today);
    }

    /// What was decided to be paid stays; what would have decided it otherwise is not corrected
    /// behind it.
    boolean isAgainstPayout(
            Membership one, CorrectionKind kind, Truth truth, Optional<LocalDate> day) {
        return payouts.isDecidedFor(one)
                && switch (kind) {
                    case UNTRUE_DECLARATION, WAITING_ILLNESS, WRONG_END -> true;
                    case BIRTH_DATE -> payouts.wouldDiffer(one, truth, day.orElseThrow());
                    case DEATH ->
                            payouts.wouldDiffer(
                                    one, truth, members.person(one.person()).orElseThrow().birth());
                };
    }

    /// Why a proposal cannot be confirmed now, or not by this person.
    Optional<Outcome> obstacle(
            CorrectionProposal proposal, Membership membership, long by, Moment moment) {
        if (!proposal.isOpen()) {
            return Optional.of(new Outcome.Judged());
        }
        if (proposal.byAccount() == by) {
            return Optional.of(new Outcome.SamePerson());
        }
        if (relatives.areNear(by, membership.person())) {
            return Optional.of(new Outcome.OwnHousehold());
        }
        if (!corrected.mayHold(membership.as(proposal.truth()), moment)) {
            return Optional.of(new Outcome.SeatTaken());
        }
        Latest now =
                spans.latest(membership.plan(), membership.household(), membership.enrolment())
                        .orElseThrow();
        boolean isSame =
                now.segment() == proposal.segment() && now.revision() == proposal.revision();
        if (!isSame) {
            return Optional.of(new Outcome.Stale());
        }
        return isAgainstPayout(membership, proposal.kind(), proposal.truth(), proposal.day())
                ? Optional.of(new Outcome.PayoutStands())
                : Optional.empty();
    }
}
