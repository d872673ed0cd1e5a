package org.tongzhou.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.springframework.stereotype.Component;
import org.tongzhou.accounts.Account;
import org.tongzhou.claims.Act;
import org.tongzhou.claims.Acted;
import org.tongzhou.claims.ClaimView;
import org.tongzhou.claims.Claims;
import org.tongzhou.claims.PaperKind;
import org.tongzhou.claims.Report;
import org.tongzhou.claims.Reported;
import org.tongzhou.claims.StaffAct;
import org.tongzhou.core.claim.Assessment;
import org.tongzhou.core.claim.ClaimState;
import org.tongzhou.core.claim.Diagnosis;
import org.tongzhou.core.claim.Obstacle;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.demo.DemoStaff.Staff;

/// Lets invented people report illnesses, and invented staff decide on them, a step a day.
@Component
class DemoClaims {

    private static final byte[] PAPER =
            "%PDF-1.4\n% An invented paper of the demo.\n".getBytes(StandardCharsets.US_ASCII);

    private final Claims claims;

    DemoClaims(Claims claims) {
        this.claims = claims;
    }

    /// Reports an illness with one paper.
    Optional<Long> report(
            DemoMembers.Living member, LocalDate diagnosedOn, SplittableRandom random) {
        boolean light = random.nextInt(8) == 0;
        String disease = light ? "thyroid-cancer" : pick(random);
        String severity = light ? "light" : "severe";
        Diagnosis diagnosis = new Diagnosis(disease, severity, false, diagnosedOn);
        Report report = new Report(member.enrolment(), diagnosis, "示例医院", "演示数据，情节虚构。");
        if (claims.report(member.account(), report) instanceof Reported.Accepted(long claim)) {
            claims.addPaper(claim, member.account(), PaperKind.DIAGNOSIS, paper(claim));
            return Optional.of(claim);
        }
        return Optional.empty();
    }

    private static byte[] paper(long claim) {
        byte[] own = ("claim " + claim).getBytes(StandardCharsets.US_ASCII);
        byte[] paper = new byte[PAPER.length + own.length];
        System.arraycopy(PAPER, 0, paper, 0, PAPER.length);
        System.arraycopy(own, 0, paper, PAPER.length, own.length);
        return paper;
    }

    private static String pick(SplittableRandom random) {
        List<String> common =
                List.of(
                        "malignant-tumour",
                        "breast-cancer",
                        "lung-cancer",
                        "acute-myocardial-infarction",
                        "stroke");
        return common.get(Math.min(random.nextInt(8), common.size() - 1));
    }

    /// Moves every open claim by at most one step and returns those that are still open.
    List<Long> work(List<Long> open, Staff staff, SplittableRandom random) {
        List<Long> still = new ArrayList<>();
        for (long number : open) {
            ClaimView claim = claims.find(number).orElseThrow();
            if (claim.state() instanceof ClaimState.Open state) {
                step(claim, state, staff, random);
                still.add(number);
            }
        }
        return still;
    }

    private void step(
            ClaimView claim, ClaimState.Open state, Staff staff, SplittableRandom random) {
        switch (state) {
            case REPORTED -> act(claim, staff.reviewer(), StaffAct.PAPERS_COMPLETE);
            case IN_REVIEW -> review(claim, staff, random);
            case IN_INVESTIGATION -> act(claim, staff.investigator(), StaffAct.REPORT_FINDINGS);
            case IN_CONFIRMATION -> act(claim, staff.second(), StaffAct.CONFIRM);
            case OBJECTED -> act(claim, staff.reviewer(), StaffAct.INVESTIGATE);
            case INCOMPLETE -> {}
        }
    }

    private void review(ClaimView claim, Staff staff, SplittableRandom random) {
        Assessment assessment = claims.assessment(claim);
        Optional<RefusalReason> byRule =
                assessment.obstacles().stream().map(Obstacle::reason).findFirst();
        boolean untrue = random.nextInt(100) < 6;
        boolean investigated = claim.lastStep() > 3;
        if (byRule.isEmpty() && !investigated && random.nextInt(100) < 25) {
            act(claim, staff.reviewer(), StaffAct.INVESTIGATE);
        } else if (byRule.isPresent() || untrue) {
            refuse(claim, staff.reviewer(), byRule.orElse(RefusalReason.UNTRUE_DECLARATION));
        } else {
            act(claim, staff.reviewer(), StaffAct.FIND_PAY);
        }
    }

    private void act(ClaimView claim, Account by, StaffAct what) {
        act(claim, by, what, Optional.empty());
    }

    private void refuse(ClaimView claim, Account by, RefusalReason reason) {
        act(claim, by, StaffAct.FIND_REFUSE, Optional.of(reason));
    }

    private void act(ClaimView claim, Account by, StaffAct what, Optional<RefusalReason> reason) {
        String why = what == StaffAct.FIND_REFUSE ? "演示数据：按上述规则不予发放。" : "";
        Act act = new Act(what, claim.lastStep(), reason, Optional.empty(), "演示", why);
        Acted acted = claims.act(claim.claim(), by, act);
        if (!(acted instanceof Acted.Done)) {
            throw new IllegalStateException("the demo's staff cannot " + what + ": " + acted);
        }
    }
}
