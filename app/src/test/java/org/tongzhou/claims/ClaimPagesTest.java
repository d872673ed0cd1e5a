package org.tongzhou.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
import org.tongzhou.accounts.Role;

/// Claims through pages and API, by those who may and those who may not.
class ClaimPagesTest extends ClaimScene {

    @Autowired private Audit audit;

    private Map<String, String> form(Member member) {
        return new HashMap<>(
                Map.of(
                        "enrolment", "" + member.enrolment(),
                        "disease", disease(),
                        "severity", "severe",
                        "accident", "false",
                        "diagnosedOn", today().minusDays(10).toString(),
                        "hospital", "Huashan",
                        "story", "It hurt for a week."));
    }

    private static long number(String location) {
        return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
    }

    @Test
    void aMemberReportsReadsAndWithdraws() {
        Member member = member(200);
        Browser browser = signedIn(member.account());
        assertThat(browser.get("/me/claims").body()).contains("No claims yet");
        browser.get("/me/claims/new");

        var sent = browser.post("/me/claims/new", form(member));
        String location = sent.headers().firstValue("location").orElseThrow();
        browser.get("/me/claims/new");
        var again = browser.post("/me/claims/new", form(member));

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(again.headers().firstValue("location")).contains(location);
        assertThat(browser.get("/me/claims/" + number(location)).body())
                .contains("Huashan")
                .contains("Staff read the papers by");
        String path = "/me/claims/" + number(location) + "/withdraw";
        assertThat(browser.post(path, Map.of()).statusCode()).isEqualTo(422);
        assertThat(browser.post(path, Map.of("sure", "true")).statusCode()).isEqualTo(303);
        assertThat(browser.get("/me/claims").body()).contains("Withdrawn");
    }

    @Test
    void aNewClaimSaysWhichPapersItTakesAndWhoActsByWhenAlsoWhenTheDayHasPassed() {
        Member member = member(200);
        Browser browser = signedIn(member.account());
        String quiet = browser.get("/me").body();
        String path = "/me/claims/" + reported(member, disease(), 10);

        String page = browser.get(path).body();
        String home = browser.get("/me").body();
        gate.moveTo(gate.now().plus(Duration.ofDays(3)));
        String late = browser.get(path).body();

        assertThat(page)
                .contains("These can be added: Diagnosis, Pathology report, Hospital record")
                .contains("What is missing is asked for; a claim whose papers do not come")
                .contains("Staff read the papers by")
                .doesNotContain("the day has passed");
        assertThat(quiet).doesNotContain("Reported, papers to be checked");
        assertThat(home).contains("Reported, papers to be checked", "href=\"" + path);
        assertThat(late).contains("(late: the day has passed)");
        assertThat(browser.get("/me").body()).contains("(late: the day has passed)");
    }

    @Test
    void everyMistakeIsToldAndNothingTypedIsLost() {
        Member member = member(200);
        Browser browser = signedIn(member.account());
        browser.get("/me/claims/new");
        Map<String, String> wrong = form(member);
        wrong.put("disease", "");
        wrong.put("diagnosedOn", "7 March");
        wrong.put("hospital", " ");
        wrong.put("story", "What I typed at length");

        var answer = browser.post("/me/claims/new", wrong);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("What I typed at length")
                .contains("id=\"disease-error\"")
                .contains("id=\"diagnosedOn-error\"")
                .contains("id=\"hospital-error\"");
        Map<String, String> tomorrow = form(member);
        tomorrow.put("diagnosedOn", today().plusDays(1).toString());
        assertThat(browser.post("/me/claims/new", tomorrow).statusCode()).isEqualTo(422);
        assertThat(browser.get("/me/claims").body()).contains("No claims yet");
    }

    @Test
    void aDiseaseIsFoundByItsNameAndTheRestStays() {
        Member member = member(200);
        Browser browser = signedIn(member.account());
        browser.get("/me/claims/new");
        Map<String, String> search = form(member);
        search.put("words", "thyroid");
        search.put("disease", "");
        search.put("do", "search");

        var answer = browser.post("/me/claims/new", search);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("thyroid-cancer").contains("It hurt for a week.");
    }

    @Test
    void nobodySeesTheClaimsOfOthersOrWorksOnThem() {
        Member member = member(200);
        Member other = member(200);
        long claim = reported(member, disease(), 10);
        Browser browser = signedIn(other.account());

        assertThat(browser.get("/me/claims/" + claim).statusCode()).isEqualTo(404);
        assertThat(browser.get("/me/claims/new?enrolment=" + member.enrolment()).statusCode())
                .isEqualTo(404);
        browser.get("/me/claims/new");
        assertThat(browser.post("/me/claims/new", form(member)).statusCode()).isEqualTo(404);
        String withdraw = "/me/claims/" + claim + "/withdraw";
        assertThat(browser.post(withdraw, Map.of("sure", "true")).statusCode()).isEqualTo(404);
        assertThat(browser.get("/staff/claims").statusCode()).isEqualTo(403);
        assertThat(browser.get("/staff/claims/" + claim).statusCode()).isEqualTo(403);
        Map<String, String> act = Map.of("act", "PAPERS_COMPLETE", "step", "1");
        assertThat(browser.post("/staff/claims/" + claim, act).statusCode()).isEqualTo(403);
    }

    @Test
    void staffWorkThroughTheQueueAndEveryLookIsRecorded() {
        long claim = reportedWithPaper(member(200), disease(), 10);
        Account reviewer = staff(Role.REVIEWER);
        Browser browser = signedIn(reviewer);
        String path = "/staff/claims/" + claim;

        assertThat(browser.get("/staff/claims").statusCode()).isEqualTo(200);
        String page = browser.get(path).body();
        assertThat(page).contains("What the rules say").contains("It hurt.").contains("q-test");
        var done = browser.post(path, Map.of("act", "PAPERS_COMPLETE", "step", "1"));
        browser.get(path);
        var stale = browser.post(path, Map.of("act", "PAPERS_COMPLETE", "step", "1"));
        var bare = browser.post(path, Map.of("act", "FIND_REFUSE", "step", "2", "note", "Kept"));
        browser.get(path);
        var unexplained =
                browser.post(
                        path,
                        Map.of(
                                "act", "FIND_REFUSE",
                                "step", "2",
                                "note", "Kept",
                                "reason", "DEFINITION_NOT_MET"));

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(bare.statusCode()).isEqualTo(422);
        assertThat(bare.body()).contains("Choose a reason").contains("Kept");
        assertThat(unexplained.statusCode()).isEqualTo(422);
        assertThat(unexplained.body())
                .contains("id=\"explanation-error\"", "reads it with the decision", "Kept");
        assertThat(audit.before(Long.MAX_VALUE, 50))
                .anySatisfy(entry -> {
                    assertThat(entry.action()).isEqualTo("look at claim");
                    assertThat(entry.subject()).isEqualTo("claim " + claim);
                    assertThat(entry.actor()).isEqualTo(reviewer.id());
                });
    }

    @Test
    void programsReportWithTheirScopesAndLearnOfEveryMistake() {
        Member member = member(200);
        String writes = token(member.account(), "claims:write");
        String reads = token(member.account(), "claims:read");
        String good =
                """
                {"enrolment": %d, "disease": "%s", "severity": "severe", "accident": false,
                 "diagnosedOn": "%s", "hospital": "Huashan", "story": "It hurt."}
                """
                        .formatted(member.enrolment(), disease(), today().minusDays(3));

        var created = browser().api("POST", "/api/v1/claims", writes, good);
        var bad = browser().api("POST", "/api/v1/claims", writes, good.replace("Huashan", " "));
        var unread = browser().api("GET", "/api/v1/claims", writes, "");
        var list = browser().api("GET", "/api/v1/claims", reads, "");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).contains("\"state\":\"REPORTED\"");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.body()).contains("\"field\":\"hospital\"");
        assertThat(unread.statusCode()).isEqualTo(403);
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains("\"diagnosedOn\"");
    }

    @Test
    void programsOfStaffNeedTheirOwnScope() {
        long claim = reportedWithPaper(member(200), disease(), 10);
        Account reviewer = staff(Role.REVIEWER, Role.MEMBER);
        String path = "/api/v1/staff/claims/" + claim + "/steps";
        String act = "{\"act\":\"PAPERS_COMPLETE\",\"step\":1,\"reason\":null}";
        String member = token(reviewer, "claims:write");
        String staff = token(reviewer, "staff:write");

        assertThat(browser().api("POST", path, member, act).statusCode()).isEqualTo(403);
        assertThat(browser().api("POST", path, staff, act).statusCode()).isEqualTo(200);
        assertThat(browser().api("POST", path, staff, act).statusCode()).isEqualTo(409);
    }
}
