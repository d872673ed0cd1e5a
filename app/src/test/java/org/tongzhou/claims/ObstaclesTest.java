package org.tongzhou.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.claim.Obstacle;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.enrolment.Cause;

/// What a rule will refuse is told before it is sent; whoever wants to be heard sends it all the
/// same.
class ObstaclesTest extends ClaimScene {

    private static final String WAIT = "4.1 The wait is 90 days";

    private Map<String, String> form(Member member, int daysAgo) {
        return new HashMap<>(
                Map.of(
                        "enrolment", "" + member.enrolment(),
                        "disease", disease(),
                        "severity", "severe",
                        "accident", "false",
                        "diagnosedOn", today().minusDays(daysAgo).toString(),
                        "hospital", "Huashan",
                        "story", "It hurt for a week."));
    }

    private Browser atTheForm(Member member) {
        Browser browser = signedIn(member.account());
        browser.get("/me/claims/new");
        return browser;
    }

    private List<RefusalReason> against(Member member, String disease, int daysAgo) {
        return claims.obstacles(member.account().id(), illness(member, disease, daysAgo)).stream()
                .map(Obstacle::reason)
                .toList();
    }

    @Test
    void aDayToComeAndADiseaseThatIsNotOnTheListAreErrorsOfTheirFields() {
        Member member = member(200);
        Browser browser = atTheForm(member);
        Map<String, String> tomorrow = form(member, -1);
        Map<String, String> unknown = form(member, 10);
        unknown.put("disease", "homesickness");

        var future = browser.post("/me/claims/new", tomorrow);
        var unlisted = browser.post("/me/claims/new", unknown);

        assertThat(future.statusCode()).isEqualTo(422);
        assertThat(future.body()).contains("id=\"diagnosedOn-error\"");
        assertThat(unlisted.statusCode()).isEqualTo(422);
        assertThat(unlisted.body()).contains("id=\"disease-error\"");
        assertThat(claims.ofAccount(member.account().id(), Long.MAX_VALUE, 9)).isEmpty();
    }

    @Test
    void theRuleAgainstAClaimIsToldWithItsDayBeforeAnythingIsSent() {
        Member member = member(40);
        Browser browser = atTheForm(member);

        var told = browser.post("/me/claims/new", form(member, 10));

        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body())
                .contains("Diagnosed in the waiting period; cover begins on")
                .contains(WAIT)
                .contains("Report all the same")
                .contains("It hurt for a week.");
        assertThat(claims.ofAccount(member.account().id(), Long.MAX_VALUE, 9)).isEmpty();
    }

    @Test
    void whoReportsAllTheSameIsHeardAndTheReviewerReadsTheSameRule() {
        Member member = member(40);
        Browser browser = atTheForm(member);
        Map<String, String> form = form(member, 10);
        form.put("toldOf", "WAITING_PERIOD");

        var sent = browser.post("/me/claims/new", form);

        assertThat(sent.statusCode()).isEqualTo(303);
        String location = sent.headers().firstValue("location").orElseThrow();
        String claim = location.substring(location.lastIndexOf('/'));
        assertThat(signedIn(staff(Role.REVIEWER)).get("/staff/claims" + claim).body())
                .contains("Diagnosed in the waiting period; cover begins on")
                .contains(WAIT);
    }

    @Test
    void whatWasToldOfOneDayIsNotTakenForAnother() {
        Member member = member(40);
        Browser browser = atTheForm(member);
        Map<String, String> form = form(member, 60);
        form.put("toldOf", "WAITING_PERIOD");

        var told = browser.post("/me/claims/new", form);

        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body()).contains("Diagnosed before joining on");
    }

    @Test
    void whoIsTooLateReadsTheDeadlineAndNotWhatFollowsADecision() {
        Member member = member(500);

        String told = atTheForm(member).post("/me/claims/new", form(member, 181)).body();

        assertThat(told).contains("6.1 A claim is made within 180 days");
        assertThat(told).doesNotContain("6.2 A case is shown", "6.3 Benefits are paid");
    }

    @Test
    void whoseCoverEndedReadsTheRuleByWhichItDidAndNotThatOfThePlansEnd() {
        Member left = ended(Cause.LEFT);
        Member unpaid = ended(Cause.ARREARS);

        String toldLeft = atTheForm(left).post("/me/claims/new", form(left, 3)).body();
        String toldUnpaid = atTheForm(unpaid).post("/me/claims/new", form(unpaid, 3)).body();

        assertThat(toldLeft)
                .contains("There is no cover from", "9.1 Members may leave at any time")
                .doesNotContain("10.1 The plan ends", "10.2 For 180 days after closing");
        assertThat(toldUnpaid)
                .contains("8.2 A failed debit is retried", "cover ends after 2 failed rounds")
                .doesNotContain("9.1 Members may leave", "10.1 The plan ends");
    }

    /// A member whose cover ended some weeks ago.
    private Member ended(Cause cause) {
        Member member = member(400);
        int lastRound = plan().calendar().lastAtOrBefore(gate.now()) - 2;
        enrolments.end(member.enrolment(), lastRound, cause);
        return member;
    }

    @Test
    void aRefusalForAnEndedCoverQuotesTheRuleByWhichItEndedAndNoOther() {
        Member member = ended(Cause.LEFT);
        Account first = staff(Role.REVIEWER);
        long claim = reportedWithPaper(member, disease(), 3);
        act(claim, first, StaffAct.PAPERS_COMPLETE);
        var ofThePlansEnd =
                new Act(
                        StaffAct.FIND_REFUSE,
                        2,
                        Optional.of(RefusalReason.COVER_ENDED),
                        Optional.of("10.1"),
                        "a note",
                        EXPLANATION);

        assertThat(claims.act(claim, first, ofThePlansEnd)).isEqualTo(new Acted.ReasonNotSo());
        act(claim, first, StaffAct.FIND_REFUSE, RefusalReason.COVER_ENDED);
        act(claim, staff(Role.REVIEWER), StaffAct.CONFIRM);

        assertThat(signedIn(member.account()).get("/me/claims/" + claim).body())
                .contains("Rule 9.1: Members may leave at any time");
    }

    @Test
    void aReviewerWhoNamesNoRuleQuotesTheOneThatSaysHowCoverEnded() {
        Member unpaid = ended(Cause.ARREARS);
        Account first = staff(Role.REVIEWER);
        long claim = reportedWithPaper(unpaid, disease(), 3);
        act(claim, first, StaffAct.PAPERS_COMPLETE);

        act(claim, first, StaffAct.FIND_REFUSE, RefusalReason.COVER_ENDED);
        act(claim, staff(Role.REVIEWER), StaffAct.CONFIRM);

        assertThat(signedIn(unpaid.account()).get("/me/claims/" + claim).body())
                .contains("Rule 8.2: A failed debit is retried", "2 failed rounds");
    }

    @Test
    void whoIsTooLateIsRefusedByTheDeadlineAlone() {
        Member member = member(500);
        Account first = staff(Role.REVIEWER);
        long claim = reportedWithPaper(member, disease(), 181);
        act(claim, first, StaffAct.PAPERS_COMPLETE);
        Browser reviewer = signedIn(first);
        String path = "/staff/claims/" + claim;
        String page = reviewer.get(path).body();

        var wrong =
                reviewer.post(
                        path,
                        Map.of(
                                "act", "FIND_REFUSE",
                                "step", "2",
                                "reason", "TOO_LATE",
                                "rule", "6.2",
                                "note", "late",
                                "explanation", EXPLANATION));

        assertThat(page)
                .contains("<option value=\"6.1\"")
                .doesNotContain("<option value=\"6.2\"", "<option value=\"6.3\"");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"reason-error\"");
    }

    @Test
    void whatIsToldIsWhatTheReviewerMayRefuseBy() {
        Account first = staff(Role.REVIEWER);
        Member paid = member(400);
        approved(paid, first, staff(Role.REVIEWER));

        assertThat(against(member(200), disease(), 10)).isEmpty();
        assertThat(against(member(40), disease(), 10))
                .containsExactly(RefusalReason.WAITING_PERIOD);
        assertThat(against(member(40), disease(), 60))
                .containsExactly(RefusalReason.BEFORE_JOINING);
        assertThat(against(member(500), disease(), 181)).containsExactly(RefusalReason.TOO_LATE);
        assertThat(against(paid, disease(1), 9)).contains(RefusalReason.ALREADY_PAID);
    }

    @Test
    void aConfirmedRefusalSaysWhatFollowsForTheMembershipAndNothingMoreIsHeldAgainstIt() {
        Account first = staff(Role.REVIEWER);
        Member member = member(40);
        long claim = inReview(member, first);
        Browser reviewer = signedIn(staff(Role.REVIEWER));
        assertThat(reviewer.get("/staff/claims/" + claim).body()).contains("What the rules say");

        act(claim, first, StaffAct.FIND_REFUSE, RefusalReason.WAITING_PERIOD);
        act(claim, staff(Role.REVIEWER), StaffAct.CONFIRM);

        assertThat(signedIn(member.account()).get("/me/claims/" + claim).body())
                .contains("the shares paid in it are given back");
        assertThat(reviewer.get("/staff/claims/" + claim).body())
                .doesNotContain("What the rules say", "There is no cover from");
    }

    @Test
    void anIllnessThatWasReportedBeforeLeadsToItsClaimWithoutAWord() {
        Member member = member(40);
        reported(member, disease(), 10);

        assertThat(against(member, disease(), 10)).isEmpty();
        var again = atTheForm(member).post("/me/claims/new", form(member, 10));
        assertThat(again.statusCode()).isEqualTo(303);
    }

    @Test
    void programsAreToldTheRulesInTheAnswer() {
        Member member = member(40);
        String report =
                """
                {"enrolment": %d, "disease": "%s", "severity": "severe", "accident": false,
                 "diagnosedOn": "%s", "hospital": "Huashan", "story": "It hurt."}
                """
                        .formatted(member.enrolment(), disease(), today().minusDays(3));
        String writes = token(member.account(), "claims:write");
        String reads = token(member.account(), "claims:read");

        var sent = browser().api("POST", "/api/v1/claims", writes, report);
        var unlisted =
                browser()
                        .api(
                                "POST",
                                "/api/v1/claims",
                                writes,
                                report.replace(disease(), "nothing"));

        assertThat(sent.statusCode()).isEqualTo(201);
        assertThat(sent.body())
                .contains("\"reason\":\"WAITING_PERIOD\"")
                .contains("\"id\":\"4.1\"");
        assertThat(sent.body()).contains("\"state\":\"REPORTED\"");
        long claim = claims.ofAccount(member.account().id(), Long.MAX_VALUE, 9).getFirst().claim();
        assertThat(browser().api("GET", "/api/v1/claims/" + claim, reads, "").body())
                .contains("\"reason\":\"WAITING_PERIOD\"");
        assertThat(unlisted.statusCode()).isEqualTo(400);
        assertThat(unlisted.body()).contains("\"field\":\"disease\"");
    }
}
