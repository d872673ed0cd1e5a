package org.tongzhou.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.claim.RefusalReason;

/// The page of a claim offers what can be done, and says in words what is left to others. An
/// auditor reads what a check needs.
class StaffOffersTest extends ClaimScene {

    private String page(Account who, long claim) {
        return signedIn(who).get("/staff/claims/" + claim).body();
    }

    @Test
    void whoFoundIsToldThatAnotherConfirmsAndIsNotOfferedIt() {
        Account first = staff(Role.REVIEWER);
        long claim = inReview(member(200), first);
        act(claim, first, StaffAct.FIND_PAY);

        assertThat(page(first, claim))
                .doesNotContain(
                        "value=\"CONFIRM\"", "confirm it or send it back", "name=\"reason\"")
                .contains("another reviewer does it", "A second reviewer confirms it");
        assertThat(page(staff(Role.REVIEWER), claim))
                .contains("value=\"CONFIRM\"", "confirm it or send it back")
                .doesNotContain("another reviewer does it", "A second reviewer confirms it");
        assertThat(act(claim, first, StaffAct.CONFIRM)).isInstanceOf(Acted.SamePerson.class);
    }

    @Test
    void aPaymentThatTheRulesForbidIsNotOffered() {
        Account reviewer = staff(Role.REVIEWER);
        long claim = inReview(member(20), reviewer);

        assertThat(page(reviewer, claim))
                .doesNotContain("value=\"FIND_PAY\"")
                .contains("The rules do not let it be paid now", "value=\"FIND_REFUSE\"");
    }

    @Test
    void papersThatNobodyAskedForAreNoReasonToChoose() {
        Account reviewer = staff(Role.REVIEWER);
        long claim = inReview(member(20), reviewer);
        String missing = "<option value=\"" + RefusalReason.PAPERS_MISSING + "\"";

        assertThat(page(reviewer, claim))
                .doesNotContain(missing)
                .contains("<option value=\"" + RefusalReason.WAITING_PERIOD + "\"");
    }

    @Test
    void anAuditorReadsHowItWasDecidedAndNotWhatIsMedicalBeyondThat() {
        Account first = staff(Role.REVIEWER);
        Member member = member(200);
        long claim = approved(member, first, staff(Role.REVIEWER));
        Account auditor = staff(Role.AUDITOR);
        Browser browser = signedIn(auditor);

        String page = browser.get("/staff/claims/" + claim).body();

        assertThat(page)
                .contains("An auditor checks that a decision followed the rules")
                .contains("account " + first.id(), "a note", "Day of first diagnosis")
                .doesNotContain("Lin Test", "It hurt.", "Hospital</dd>", "q-test")
                .doesNotContain("name=\"act\"");
        assertThat(browser.get("/staff/claims/all").body()).contains("/staff/claims/" + claim);
        assertThat(browser.post("/staff/claims/" + claim, Map.of("act", "CONFIRM")).statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/staff/claims/" + claim + "/papers/1").statusCode()).isEqualTo(403);
        String token = token(auditor, "staff:read");
        assertThat(browser().api("GET", "/api/v1/staff/claims/" + claim, token, "").body())
                .contains("\"decision\":{", "a note")
                .doesNotContain("It hurt.", "\"hospital\":\"", "\"reporter\":\"");
        assertThat(page).doesNotContainPattern("account " + member.account().id() + "\\b");
    }

    @Test
    void aProgramOfAnAuditorReadsWhatTheRulesSay() {
        long claim = reported(member(20), disease(), 10);
        String token = token(staff(Role.AUDITOR), "staff:read");

        assertThat(browser().api("GET", "/api/v1/staff/claims/" + claim, token, "").body())
                .contains("\"reason\":\"WAITING_PERIOD\"");
    }

    @Test
    void whatAnInvestigationFoundIsNotForTheAuditor() {
        Account reviewer = staff(Role.REVIEWER);
        long claim = inReview(member(200), reviewer);
        act(claim, reviewer, StaffAct.INVESTIGATE);

        assertThat(page(reviewer, claim)).contains("a note");
        assertThat(page(staff(Role.AUDITOR), claim)).doesNotContain("a note");
    }
}
