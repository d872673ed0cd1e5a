package org.tongzhou.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.web.BadInput;

/// Whoever is refused reads why, in the words of who found it, and never what was noted for staff.
class ExplanationsTest extends ClaimScene {

    private static final String NOTE = "For staff alone.";

    private static Act refusal(int step, String explanation) {
        return new Act(
                StaffAct.FIND_REFUSE,
                step,
                Optional.of(RefusalReason.DEFINITION_NOT_MET),
                Optional.empty(),
                NOTE,
                explanation);
    }

    private long found(Member member, Account first) {
        long claim = inReview(member, first);
        int step = claims.find(claim).orElseThrow().lastStep();
        assertThat(claims.act(claim, first, refusal(step, EXPLANATION)))
                .isInstanceOf(Acted.Done.class);
        return claim;
    }

    @Test
    void whoIsRefusedReadsWhyOnceASecondPersonHasConfirmedIt() {
        Member member = member(200);
        Account second = staff(Role.REVIEWER);
        long claim = found(member, staff(Role.REVIEWER));
        String token = token(member.account(), "claims:read");
        String path = "/me/claims/" + claim;

        String before = signedIn(member.account()).get(path).body();
        String toConfirm = signedIn(second).get("/staff/claims/" + claim).body();
        act(claim, second, StaffAct.CONFIRM);

        assertThat(before).doesNotContain(EXPLANATION, NOTE);
        assertThat(toConfirm).contains("The claimant will read:", EXPLANATION, NOTE);
        assertThat(signedIn(second).get("/staff/claims/" + claim).body())
                .contains("<p>The claimant reads beside it: “The page of the plan has");
        assertThat(signedIn(member.account()).get(path).body())
                .contains("The definition of the disease is not met", EXPLANATION)
                .doesNotContain(NOTE);
        assertThat(browser().api("GET", "/api/v1/claims/" + claim, token, "").body())
                .contains("\"explanation\":\"" + EXPLANATION + "\"")
                .doesNotContain(NOTE);
    }

    @Test
    void whatWasSentBackIsNotReadButWhatWasFoundAfterIt() {
        Member member = member(200);
        Account first = staff(Role.REVIEWER);
        long claim = found(member, first);

        act(claim, staff(Role.REVIEWER), StaffAct.SEND_BACK);
        int step = claims.find(claim).orElseThrow().lastStep();
        claims.act(claim, first, refusal(step, "The pathology report shows no cancer."));
        act(claim, staff(Role.REVIEWER), StaffAct.CONFIRM);

        assertThat(signedIn(member.account()).get("/me/claims/" + claim).body())
                .contains("The pathology report shows no cancer.")
                .doesNotContain(EXPLANATION);
    }

    @Test
    void aRefusalIsExplainedAndNothingButAFindingIs() {
        assertThatThrownBy(() -> refusal(1, " "))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("explanation");
        assertThatThrownBy(() ->
                        new Act(
                                StaffAct.INVESTIGATE,
                                1,
                                Optional.empty(),
                                Optional.empty(),
                                NOTE,
                                EXPLANATION))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("explanation");
    }

    @Test
    void whatWasExplainedIsGoneWithThePerson() {
        Member member = member(200);
        long claim = found(member, staff(Role.REVIEWER));

        vault.erase(member.person());

        assertThat(claims.file(claims.find(claim).orElseThrow()).steps())
                .allSatisfy(step -> assertThat(step.explanation()).isEmpty());
    }
}
