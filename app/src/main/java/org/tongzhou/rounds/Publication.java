package org.tongzhou.rounds;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.claims.ApprovedClaim;
import org.tongzhou.claims.Claims;
import org.tongzhou.core.plan.Ages;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Members;
import org.tongzhou.members.Person;
import org.tongzhou.plans.ListedPlan;

/// Puts approved claims before all members, and takes one back after an objection.
///
/// A claimant who is paid in a round skips it: his membership ends with the round before.
@Component
class Publication {

    private final Claims claims;
    private final Enrolments enrolments;
    private final Members members;
    private final Passbooks passbooks;
    private final RoundRepository rounds;
    private final CaseRepository cases;
    private final Gate gate;

    Publication(
            Claims claims,
            Enrolments enrolments,
            Members members,
            Passbooks passbooks,
            RoundRepository rounds,
            CaseRepository cases,
            Gate gate) {
        this.claims = claims;
        this.enrolments = enrolments;
        this.members = members;
        this.passbooks = passbooks;
        this.rounds = rounds;
        this.cases = cases;
        this.gate = gate;
    }

    /// Publishes one claim in a round that is not frozen yet.
    @Transactional
    public void publish(Round round, ListedPlan plan, ApprovedClaim claim) {
        if (rounds.lock(round.plan(), round.number()).orElseThrow().state() != RoundState.OPEN) {
            return;
        }
        Membership membership = enrolments.find(claim.enrolment()).orElseThrow();
        Person person = members.person(claim.person()).orElseThrow();
        Passbooks.Help help = passbooks.helpOf(membership);
        LocalDate joined = LocalDate.ofInstant(membership.joinedAt(), plan.plan().zone());
        boolean first =
                cases.insert(
                        new PublishedCase(
                                round.plan(),
                                round.number(),
                                claim.claim(),
                                claim.household(),
                                claim.enrolment(),
                                claim.benefit(),
                                members.maskedName(claim.person()),
                                // The birth date may have been put right since the report.
                                Math.max(0, Ages.years(person.birth(), claim.diagnosedOn())),
                                person.sex() == Sex.MALE ? 'M' : 'F',
                                person.region(),
                                claim.disease(),
                                claim.severity(),
                                Math.toIntExact(ChronoUnit.DAYS.between(joined, round.noticeOn())),
                                help.cases(),
                                help.charged()));
        if (first) {
            enrolments.end(claim.enrolment(), round.number() - 1, Cause.PAYOUT);
            claims.published(claim.claim(), round.number());
        }
    }

    /// Takes a case out of a round that is not struck; its claimant shares again from the next
    /// round.
    @Transactional
    public void withdraw(PublishedCase published, ListedPlan plan, String reason, long byAccount) {
        Moment moment = gate.enter();
        if (cases.withdraw(published, byAccount, reason, moment.instant())) {
            claims.objectionUpheld(published.claim(), reason, byAccount);
            LocalDate tomorrow = plan.plan().dayOf(moment.instant()).plusDays(1);
            enrolments.resumeUnpaid(
                    published.enrolment(), plan.calendar().firstOnOrAfter(tomorrow));
        }
    }
}
