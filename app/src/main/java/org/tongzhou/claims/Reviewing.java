package org.tongzhou.claims;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
import org.tongzhou.claims.StepRepository.Details;
import org.tongzhou.core.claim.Assessment;
import org.tongzhou.core.claim.ClaimEvent;
import org.tongzhou.core.claim.ClaimState;
import org.tongzhou.core.claim.Course;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Rule;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.CorrectedMemberships;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Ground;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.MovedMembers;
import org.tongzhou.enrolment.Truth;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Relatives;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// What staff do: check, investigate, find, confirm.
@Component
class Reviewing {

    private final Gate gate;
    private final Plans plans;
    private final Enrolments enrolments;
    private final CorrectedMemberships corrected;
    private final MovedMembers moved;
    private final ClaimRepository claims;
    private final PaperRepository papers;
    private final Steps steps;
    private final Assessments assessments;
    private final Relatives relatives;
    private final Audit audit;

    Reviewing(
            Gate gate,
            Plans plans,
            Enrolments enrolments,
            CorrectedMemberships corrected,
            MovedMembers moved,
            ClaimRepository claims,
            PaperRepository papers,
            Steps steps,
            Assessments assessments,
            Relatives relatives,
            Audit audit) {
        this.gate = gate;
        this.plans = plans;
        this.enrolments = enrolments;
        this.corrected = corrected;
        this.moved = moved;
        this.claims = claims;
        this.papers = papers;
        this.steps = steps;
        this.assessments = assessments;
        this.relatives = relatives;
        this.audit = audit;
    }

    Acted act(long number, Account by, Act act) {
        Moment moment = gate.enter();
        ClaimView claim = claims.find(number).orElseThrow();
        List<ClaimStep> course = steps.of(claim);
        ClaimEvent event = act.what().event(found(course));
        if (!by.has(act.what().role())) {
            return new Acted.NotYourRole();
        }
        if (relatives.areNear(by.id(), claim.person())) {
            return new Acted.OwnCase();
        }
        if (claim.lastStep() != act.onStep() || Course.transition(claim.state(), event).isEmpty()) {
            return new Acted.NotNow(claim.state());
        }
        if (isSamePerson(course, event, by.id())) {
            return new Acted.SamePerson();
        }
        if (lacksPapers(act.what(), claim.state(), papers.ofClaim(number))) {
            return new Acted.NoPapers();
        }
        return switch (act.what()) {
            case FIND_PAY -> findPay(claim, by, act, moment);
            case FIND_REFUSE -> findRefuse(claim, course, by, act, moment);
            case CONFIRM -> confirm(claim, by, act, lastFinding(course).orElseThrow(), moment);
            case PAPERS_COMPLETE, PAPERS_MISSING, INVESTIGATE, REPORT_FINDINGS, SEND_BACK ->
                    take(claim, event, Details.noted(act.note()), by, moment);
        };
    }

    /// Whether there is no paper at all where one is needed. A claim whose papers were asked for in
    /// vain is judged without them, and not paid.
    static boolean lacksPapers(StaffAct act, ClaimState state, List<ClaimPaper> papers) {
        boolean needed =
                act == StaffAct.FIND_PAY
                        || (act == StaffAct.PAPERS_COMPLETE && state == ClaimState.Open.REPORTED);
        return needed && papers.isEmpty();
    }

    /// What was found last.
    static Finding found(List<ClaimStep> course) {
        return lastFinding(course).flatMap(ClaimStep::finding).orElse(Finding.REFUSE);
    }

    private static Optional<ClaimStep> lastFinding(List<ClaimStep> course) {
        return course.reversed().stream()
                .filter(step -> step.event() == ClaimEvent.REVIEWED)
                .findFirst();
    }

    /// Whether he did the other half of what two persons do.
    static boolean isSamePerson(List<ClaimStep> course, ClaimEvent event, long by) {
        boolean reviews = event == ClaimEvent.REVIEWED;
        if (!reviews && !confirms(event)) {
            return false;
        }
        return course.stream()
                .filter(step -> step.byAccount() == by)
                .anyMatch(step ->
                        reviews ? confirms(step.event()) : step.event() == ClaimEvent.REVIEWED);
    }

    private static boolean confirms(@Nullable ClaimEvent event) {
        return event == ClaimEvent.PAYMENT_CONFIRMED || event == ClaimEvent.REFUSAL_CONFIRMED;
    }

    private Acted findPay(ClaimView claim, Account by, Act act, Moment moment) {
        Assessment assessment = assessments.of(claim);
        if (!assessment.allowsPayment()) {
            return new Acted.RulesForbid(assessment);
        }
        var details = Details.found(Finding.PAY, null, null, act);
        return take(claim, ClaimEvent.REVIEWED, details, by, moment);
    }

    private Acted findRefuse(
            ClaimView claim, List<ClaimStep> course, Account by, Act act, Moment moment) {
        Plan plan = plans.version(claim.plan(), claim.planVersion()).plan();
        Assessment assessment = assessments.of(claim);
        RefusalReason reason = act.reason().orElseThrow();
        Optional<Rule> rule =
                assessment.rules(plan, reason).stream()
                        .filter(r -> act.rule().map(r.id()::equals).orElse(true))
                        .findFirst();
        if (rule.isEmpty() || isUnasked(reason, course) || !assessment.allowsRefusal(reason)) {
            return new Acted.ReasonNotSo();
        }
        var details = Details.found(Finding.REFUSE, reason, rule.get().id(), act);
        return take(claim, ClaimEvent.REVIEWED, details, by, moment);
    }

    /// Whether papers are to be missing that nobody asked for.
    static boolean isUnasked(RefusalReason reason, List<ClaimStep> course) {
        return reason == RefusalReason.PAPERS_MISSING
                && course.stream().noneMatch(step -> step.event() == ClaimEvent.PAPERS_MISSING);
    }

    private Acted confirm(ClaimView claim, Account by, Act act, ClaimStep found, Moment moment) {
        return switch (found.finding().orElseThrow()) {
            case PAY -> confirmPayment(claim, by, act, moment);
            case REFUSE -> confirmRefusal(claim, by, act, found, moment);
        };
    }

    private Acted confirmPayment(ClaimView claim, Account by, Act act, Moment moment) {
        Assessment assessment = assessments.of(claim);
        if (!assessment.allowsPayment() || !claims.award(claim)) {
            return new Acted.RulesForbid(assessments.of(claim));
        }
        var benefit = assessment.benefit().orElseThrow();
        var details = new Details(Finding.PAY, null, null, benefit, null, act.note(), "");
        return take(claim, ClaimEvent.PAYMENT_CONFIRMED, details, by, moment);
    }

    private Acted confirmRefusal(
            ClaimView claim, Account by, Act act, ClaimStep found, Moment moment) {
        RefusalReason reason = found.reason().orElseThrow();
        if (!assessments.of(claim).allowsRefusal(reason)) {
            return new Acted.ReasonNotSo();
        }
        var details =
                new Details(
                        Finding.REFUSE,
                        reason,
                        found.rule().orElseThrow(),
                        null,
                        null,
                        act.note(),
                        "");
        Acted acted = take(claim, ClaimEvent.REFUSAL_CONFIRMED, details, by, moment);
        if (acted instanceof Acted.Done) {
            endMembership(claim, reason, by, moment);
        }
        return acted;
    }

    /// Illness in the wait ends the membership and gives shares back, where the plan says so; an
    /// untrue declaration ends it and gives nothing back.
    private void endMembership(ClaimView claim, RefusalReason reason, Account by, Moment moment) {
        Membership member = moved.goesOn(enrolments.find(claim.enrolment()).orElseThrow());
        ListedPlan plan = plans.version(claim.plan(), claim.planVersion());
        if (reason == RefusalReason.UNTRUE_DECLARATION) {
            int lastRound = Enrolments.lastRoundOwed(plan, moment.instant());
            enrolments.end(member.enrolment(), lastRound, Cause.UNTRUE_DECLARATION);
            return;
        }
        boolean refunds =
                reason == RefusalReason.WAITING_PERIOD
                        && plan.plan().waiting().illnessRefundsShares()
                        && member.cause() != Cause.WAITING_ILLNESS
                        // Who was paid for another claim was rightly a member.
                        && member.cause() != Cause.PAYOUT;
        if (refunds) {
            Truth never = moved.neverShared(member, Cause.WAITING_ILLNESS);
            corrected.correct(member, never, new Ground.RefusedClaim(claim.claim()), by.id());
        }
    }

    private Acted take(
            ClaimView claim, ClaimEvent event, Details details, Account by, Moment moment) {
        Optional<ClaimView> moved = steps.take(claim, event, details, by.id(), moment.instant());
        if (moved.isEmpty()) {
            // What was written before the step was lost to somebody else must not stay.
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Acted.NotNow(claims.find(claim.claim()).orElseThrow().state());
        }
        audit.record(by, event.name(), "claim " + claim.claim(), moved.get().state().name());
        return new Acted.Done(moved.get());
    }
}
