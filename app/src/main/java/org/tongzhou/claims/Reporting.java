package org.tongzhou.claims;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.claims.ClaimRepository.Same;
import org.tongzhou.claims.StepRepository.Details;
import org.tongzhou.core.claim.ClaimEvent;
import org.tongzhou.core.claim.Diagnosis;
import org.tongzhou.core.claim.Obstacle;
import org.tongzhou.core.plan.Ages;
import org.tongzhou.core.plan.Disease;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.MovedMembers;
import org.tongzhou.evidence.PaperKept;
import org.tongzhou.evidence.Papers;
import org.tongzhou.evidence.Vault;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Members;
import org.tongzhou.members.Person;
import org.tongzhou.members.Relatives;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import tools.jackson.databind.json.JsonMapper;

/// What the claimant's side does: report, hand in papers, take back.
@Component
class Reporting {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String REPORT = "claim report";

    private final Gate gate;
    private final Plans plans;
    private final Members members;
    private final Relatives relatives;
    private final Enrolments enrolments;
    private final MovedMembers moved;
    private final Vault vault;
    private final Papers vaultPapers;
    private final ClaimRepository claims;
    private final PaperRepository papers;
    private final Steps steps;
    private final Assessments assessments;

    Reporting(
            Gate gate,
            Plans plans,
            Members members,
            Relatives relatives,
            Enrolments enrolments,
            MovedMembers moved,
            Vault vault,
            Papers vaultPapers,
            ClaimRepository claims,
            PaperRepository papers,
            Steps steps,
            Assessments assessments) {
        this.gate = gate;
        this.plans = plans;
        this.members = members;
        this.relatives = relatives;
        this.enrolments = enrolments;
        this.moved = moved;
        this.vault = vault;
        this.vaultPapers = vaultPapers;
        this.claims = claims;
        this.papers = papers;
        this.steps = steps;
        this.assessments = assessments;
    }

    /// What is sealed of a report.
    record Told(String hospital, String story) {}

    /// Who of the two reported the claim.
    Reporter reporter(ClaimView claim) {
        long account = claim.reportedBy();
        boolean isPerson =
                members.personOfAccount(account)
                        .filter(known -> known.number() == claim.person())
                        .isPresent();
        if (isPerson) {
            return Reporter.MEMBER;
        }
        return relatives.speaksFor(account, claim.person()) ? Reporter.PAYER : Reporter.OTHER;
    }

    Optional<String> reporterName(ClaimView claim) {
        return members.personOfAccount(claim.reportedBy())
                .flatMap(person -> members.name(person.number()));
    }

    Reported report(long account, Report report) {
        Moment moment = gate.enter();
        Optional<Membership> membership = membership(account, report);
        if (membership.isEmpty()) {
            return new Reported.NotYours();
        }
        Membership member = membership.get();
        Person person = members.person(member.person()).orElseThrow();
        Optional<Reported> impossible =
                impossible(member, person, report.diagnosis(), moment.instant());
        return impossible.orElseGet(() -> store(account, member, person, report, moment));
    }

    /// What the rules will say against a report, for who is about to send it; nothing against one
    /// that is not taken at all, or was taken before.
    List<Obstacle> obstacles(long account, Report report) {
        Optional<Membership> membership = membership(account, report);
        if (membership.isEmpty()) {
            return List.of();
        }
        Membership member = membership.get();
        Instant now = gate.now();
        Diagnosis diagnosis = report.diagnosis();
        Person person = members.person(member.person()).orElseThrow();
        boolean isTaken =
                impossible(member, person, diagnosis, now).isEmpty()
                        && reportedBefore(claims.same(moved.pieces(member), diagnosis)).isEmpty();
        return isTaken ? assessments.ofReport(member, diagnosis, now).obstacles() : List.of();
    }

    private Optional<Membership> membership(long account, Report report) {
        return enrolments
                .find(report.enrolment())
                // Who moved is covered by the membership that goes on with this one.
                .filter(member -> member.cause() != Cause.MOVED)
                .filter(member -> relatives.speaksFor(account, member.person()));
    }

    /// Why what was reported cannot be, if so.
    private Optional<Reported> impossible(
            Membership member, Person person, Diagnosis diagnosis, Instant now) {
        Optional<LocalDate> lateClaimsUntil = lateClaimsUntil(member.plan(), now);
        if (lateClaimsUntil.isPresent()) {
            return lateClaimsUntil.map(Reported.PlanClosed::new);
        }
        Plan plan = plans.version(member.plan(), member.planVersion()).plan();
        LocalDate day = diagnosis.diagnosedOn();
        if (day.isAfter(plan.dayOf(now)) || day.isBefore(person.birth())) {
            return Optional.of(new Reported.ImpossibleDay());
        }
        Optional<Disease> disease = plan.disease(diagnosis.disease());
        if (disease.isEmpty()) {
            return Optional.of(new Reported.UnknownDisease());
        }
        return disease.get().severityCodes().contains(diagnosis.severity())
                ? Optional.empty()
                : Optional.of(new Reported.UnknownSeverity());
    }

    /// The day until which late claims were taken, if it is over.
    private Optional<LocalDate> lateClaimsUntil(int plan, Instant now) {
        ListedPlan listed = plans.inForce(plan, now).orElseThrow();
        return plans.closing(plan)
                .map(closing -> closing.lateClaimsUntil(listed))
                .filter(listed.plan().dayOf(now)::isAfter);
    }

    private static Optional<Reported> reportedBefore(List<Same> same) {
        return same.isEmpty() || same.getLast().mayBeReportedAgain()
                ? Optional.empty()
                : Optional.of(new Reported.AlreadyReported(same.getLast().claim()));
    }

    private Reported store(
            long account, Membership member, Person person, Report report, Moment moment) {
        Diagnosis diagnosis = report.diagnosis();
        List<Membership> pieces = moved.pieces(member);
        List<Same> same = claims.same(pieces, diagnosis);
        Optional<Reported> before = reportedBefore(same);
        if (before.isPresent()) {
            return before.get();
        }
        Told told = new Told(report.hospital(), report.story());
        byte[] text = JSON.writeValueAsString(told).getBytes(StandardCharsets.UTF_8);
        byte[] sealed = vault.key(person.number()).orElseThrow().seal(REPORT, text);
        int age = Ages.years(person.birth(), diagnosis.diagnosedOn());
        Optional<Long> claim =
                claims.insert(
                        member, diagnosis, age, same.size(), sealed, account, moment.instant());
        if (claim.isEmpty()) {
            return new Reported.AlreadyReported(claims.same(pieces, diagnosis).getLast().claim());
        }
        steps.begin(claim.get(), account, moment.instant());
        return new Reported.Accepted(claim.get());
    }

    /// Hospital and story; nothing if the person was erased.
    Optional<Told> told(ClaimView claim) {
        return vault.text(claim.person(), REPORT, claims.sealed(claim.claim()))
                .map(text -> JSON.readValue(text, Told.class));
    }

    PaperAdded add(ClaimView claim, long account, PaperKind kind, byte[] content) {
        Moment moment = gate.enter();
        ClaimView now = claims.find(claim.claim()).orElseThrow();
        if (!now.takesPapers() || !relatives.speaksFor(account, now.person())) {
            return new PaperAdded.NotNow();
        }
        if (papers.ofClaim(claim.claim()).size() >= PaperRepository.MOST) {
            return new PaperAdded.TooMany(PaperRepository.MOST);
        }
        return switch (vaultPapers.keep(claim.person(), content, moment.instant())) {
            case PaperKept.Empty() -> new PaperAdded.Empty();
            case PaperKept.TooLarge(var most) -> new PaperAdded.TooLarge(most);
            case PaperKept.UnknownFormat() -> new PaperAdded.UnknownFormat();
            case PaperKept.Kept(var paper) ->
                    papers.add(claim.claim(), paper, kind, account, moment.instant())
                            .<PaperAdded>map(PaperAdded.Added::new)
                            .orElseGet(() -> new PaperAdded.TooMany(PaperRepository.MOST));
        };
    }

    /// The claimant says that the papers asked for are there, or takes the claim back.
    boolean say(ClaimView claim, long account, ClaimEvent event) {
        Moment moment = gate.enter();
        ClaimView now = claims.find(claim.claim()).orElseThrow();
        if (!relatives.speaksFor(account, now.person())) {
            return false;
        }
        boolean taken = steps.take(now, event, Details.NONE, account, moment.instant()).isPresent();
        if (taken && event == ClaimEvent.WITHDRAWN) {
            claims.takeAwardBack(now.claim());
        }
        return taken;
    }
}
