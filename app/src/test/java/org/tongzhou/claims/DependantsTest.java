package org.tongzhou.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
import org.tongzhou.accounts.Role;
import org.tongzhou.enrolment.Cause;

/// Dependants: the payer acts for them, or they act for themselves once they have an account.
class DependantsTest extends FamilyScene {

    private static final Pattern LINK = Pattern.compile("/invitations/([A-Za-z0-9_-]{20,})");

    @Autowired private Audit audit;

    @Test
    void thePayerReportsForADependantOnAPhoneAndTheFileSaysWhoDidIt() {
        Family family = family();
        Browser phone = signedIn(family.payer().account());
        String form = "/me/claims/new?enrolment=" + family.mother().enrolment();
        assertThat(phone.get("/me/memberships/" + family.mother().enrolment()).body())
                .contains("href=\"" + form + "\"");
        assertThat(phone.get(form).body()).contains(NAME);

        var sent = phone.post("/me/claims/new", report(family.mother()));
        String claim = sent.headers().firstValue("Location").orElseThrow();

        assertThat(phone.get(claim).body()).contains("Reported by", "the payer (Lin Test)");
        assertThat(signedIn(staff(Role.REVIEWER)).get(claim.replace("/me/", "/staff/")).body())
                .contains("the payer (Lin Test)");
    }

    private Map<String, String> report(Member member) {
        return Map.of(
                "enrolment", "" + member.enrolment(),
                "disease", disease(),
                "severity", "severe",
                "accident", "false",
                "diagnosedOn", today().minusDays(3).toString(),
                "hospital", "Hospital",
                "story", "It hurt.");
    }

    @Test
    void thePayerReportsForADependantByTheApi() {
        Family family = family();
        String token = token(family.payer().account(), "claims:write");
        String body =
                """
                {"enrolment":%d,"disease":"%s","severity":"severe","accident":false,
                 "diagnosedOn":"%s","hospital":"Hospital","story":"It hurt."}
                """
                        .formatted(family.mother().enrolment(), disease(), today().minusDays(3));
        var made = browser().api("POST", "/api/v1/claims", token, body);
        assertThat(made.statusCode()).isEqualTo(201);

        String claim = made.body().replaceAll("(?s).*\"claim\":(\\d+).*", "$1");
        String reading = token(family.payer().account(), "claims:read");
        assertThat(browser().api("GET", "/api/v1/claims/" + claim, reading, "").body())
                .contains("\"reporter\":\"PAYER\"");
    }

    @Test
    void whoIsInvitedSignsInSaysWhoHeIsAndSeesHisOwnAlone() {
        Family family = family();
        Browser payer = signedIn(family.payer().account());
        payer.get("/me/household/" + family.mother().person() + "/invitation");
        var made =
                payer.post(
                        "/me/household/" + family.mother().person() + "/invitation",
                        Map.of("way", "LETTER", "contact", "mother-" + number + "@example.org"));
        var link = LINK.matcher(made.body());
        assertThat(link.find()).isTrue();
        String path = "/invitations/" + link.group(1);
        assertThat(browser().get("/demo/outbox").body()).contains(path, "mother-" + number);

        assertThat(browser().get(path).body())
                .contains("/sign-up?next=/me" + path, "L*******", "Create an account");
        Account own = stranger();
        Browser mother = signedIn(own);
        assertThat(mother.get(path).headers().firstValue("Location")).contains("/me" + path);
        mother.get("/me" + path);
        var confirmed = mother.post("/me" + path, Map.of("name", NAME, "number", number));

        assertThat(confirmed.headers().firstValue("Location")).contains("/me");
        seesHisOwnAlone(mother, family);
        assertThat(payer.get("/me").body()).contains(NAME, "Lin Test");
        assertThat(payer.get("/me/inbox").body()).contains(NAME + " has taken your invitation");
        assertThat(audit.before(Long.MAX_VALUE, 20))
                .anyMatch(entry ->
                        entry.action().equals("took invitation")
                                && Long.valueOf(own.id()).equals(entry.actor()));
    }

    private static void seesHisOwnAlone(Browser mother, Family family) {
        assertThat(mother.get("/me").body())
                .contains(NAME, "/me/memberships/" + family.mother().enrolment())
                .doesNotContain("Lin Test", "/me/memberships/" + family.payer().enrolment());
        String others = "/me/memberships/" + family.payer().enrolment();
        assertThat(mother.get(others).statusCode()).isEqualTo(404);
        assertThat(mother.get("/me/person").body()).contains("Lin Test pays your shares");
        assertThat(mother.get("/me/passbook").statusCode()).isEqualTo(200);
        assertThat(mother.get("/me/inbox").statusCode()).isEqualTo(200);
        for (String payers :
                new String[] {"/me/mandate", "/me/household", "/me/join/demo-xiang-hu-bao"}) {
            assertThat(mother.get(payers).headers().firstValue("Location"))
                    .as(payers)
                    .contains("/me/person");
        }
    }

    @Test
    void aDependantReportsHisOwnClaimAndIsToldOfItsCourse() {
        Family family = family();
        Browser mother = signedIn(taken(family));
        mother.get("/me/claims/new");

        var sent = mother.post("/me/claims/new", report(family.mother()));
        String claim = sent.headers().firstValue("Location").orElseThrow();
        long number = Long.parseLong(claim.replaceAll("\\D", ""));
        addPaper(number, family.mother());
        act(number, staff(Role.REVIEWER), StaffAct.PAPERS_COMPLETE);

        assertThat(mother.get(claim).body()).contains("the member (" + NAME + ")");
        assertThat(mother.get("/me/inbox").body()).contains(claim);
        assertThat(signedIn(family.payer().account()).get(claim).statusCode()).isEqualTo(200);
    }

    @Test
    void aDependantIsToldOfAClaimThatThePayerReports() {
        Family family = family();
        Account own = taken(family);

        long claim = reportedWithPaper(family.mother(), disease(), 10);
        act(claim, staff(Role.REVIEWER), StaffAct.PAPERS_COMPLETE);

        assertThat(signedIn(own).get("/me/inbox").body()).contains("/me/claims/" + claim);
    }

    @Test
    void aDependantLeavesForHimselfAndForNobodyElse() {
        Family family = family();
        Browser mother = signedIn(taken(family));
        String own = "/me/memberships/" + family.mother().enrolment() + "/leave";
        String others = "/me/memberships/" + family.payer().enrolment() + "/leave";
        mother.get(own);

        HttpResponse<String> refused = mother.post(others, Map.of());
        mother.get(own);
        mother.post(own, Map.of());

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(cause(family.mother())).isEqualTo(Cause.LEFT);
        assertThat(cause(family.payer())).isEqualTo(Cause.JOINED);
    }

    private Cause cause(Member member) {
        return enrolments.find(member.enrolment()).orElseThrow().cause();
    }

    @Test
    void aDependantCannotChangeTheMandateNorAddToTheHousehold() {
        Family family = family();
        Account own = taken(family);
        String mandate = token(own, "mandate:write");
        String body = "{\"ceilingMinor\":1,\"account\":\"acc-hostile\"}";
        assertThat(browser().api("PUT", "/api/v1/mandate", mandate, body).statusCode())
                .isEqualTo(404);

        String persons = token(own, "persons:read");
        assertThat(browser().api("GET", "/api/v1/persons", persons, "").body())
                .contains(NAME)
                .doesNotContain("Lin Test");
        String household = token(own, "household:read");
        assertThat(browser().api("GET", "/api/v1/household", household, "").statusCode())
                .isEqualTo(404);
    }
}
