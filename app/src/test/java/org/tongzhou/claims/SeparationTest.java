package org.tongzhou.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.claim.ClaimState;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.MovedMembers;
import org.tongzhou.members.AgreedMoves;
import org.tongzhou.members.HouseholdMoves;
import org.tongzhou.members.Moving;
import org.tongzhou.members.Taken;

/// Who separates from a household takes her claim along: whoever paid for her has no more to do
/// with it, and nobody judges a claim of those he lives or lived with.
class SeparationTest extends FamilyScene {

    private static final byte[] PAPER = {'%', 'P', 'D', 'F', '-', '1', '.', '7'};

    @Autowired private HouseholdMoves moves;
    @Autowired private AgreedMoves agreed;
    @Autowired private MovedMembers moved;

    private Account separated(Family family) {
        Account own = taken(family);
        assertThat(moves.found(own.id())).isEqualTo(Moving.MOVED);
        return own;
    }

    @Test
    void theOldPayerNeitherSeesNorTouchesTheClaimThatHeReported() {
        Family family = family();
        long claim = reported(family.mother(), disease(), 10);
        long payer = family.payer().account().id();

        Account own = separated(family);

        assertThat(claims.findFor(payer, claim)).isEmpty();
        assertThat(claims.ofAccount(payer, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(claims.withdraw(claim, payer)).isFalse();
        assertThat(claims.addPaper(claim, payer, PaperKind.OTHER, PAPER))
                .isEqualTo(new PaperAdded.NotNow());
        assertThat(signedIn(family.payer().account()).get("/me/claims/" + claim).statusCode())
                .isEqualTo(404);
        assertThat(claims.findFor(own.id(), claim)).isPresent();
        assertThat(claims.withdraw(claim, own.id())).isTrue();
        assertThat(claims.find(claim).orElseThrow().state()).isEqualTo(ClaimState.Closed.WITHDRAWN);
    }

    @Test
    void theOldPayerReportsNothingForHerAnyMoreThoughSheStillSharesWithHim() {
        Family family = family();
        Account own = separated(family);
        Report report = illness(family.mother(), disease(), 10);
        String form = "/me/claims/new?enrolment=" + family.mother().enrolment();

        assertThat(claims.report(family.payer().account().id(), report))
                .isEqualTo(new Reported.NotYours());
        assertThat(signedIn(family.payer().account()).get(form).statusCode()).isEqualTo(404);
        assertThat(signedIn(own).get(form).statusCode()).isEqualTo(200);
        assertThat(claims.report(own.id(), report)).isInstanceOf(Reported.Accepted.class);
    }

    @Test
    void theOldPayerDoesNotEndHerCoverWhileSheStillSharesWithHim() {
        Family family = family();
        separated(family);
        Browser his = signedIn(family.payer().account());
        String path = "/me/memberships/" + family.mother().enrolment();
        his.get(path);
        String token = token(family.payer().account(), "enrolments:write");

        his.post(path + "/leave", Map.of());
        var byApi =
                browser()
                        .api(
                                "DELETE",
                                "/api/v1/enrolments/" + family.mother().enrolment(),
                                token,
                                "");

        assertThat(byApi.body()).contains("moved to another household");
        assertThat(enrolments.find(family.mother().enrolment()).orElseThrow().cause())
                .isEqualTo(Cause.JOINED);
    }

    @Test
    void sheIsToldOfTheNextStepsAndHeIsNot() {
        Family family = family();
        long claim = reportedWithPaper(family.mother(), disease(), 10);
        Account own = separated(family);
        Browser his = signedIn(family.payer().account());
        String before = his.get("/me/inbox").body();

        act(claim, staff(Role.REVIEWER), StaffAct.PAPERS_COMPLETE);

        assertThat(signedIn(own).get("/me/inbox").body()).contains("/me/claims/" + claim);
        assertThat(count(his.get("/me/inbox").body(), claim)).isEqualTo(count(before, claim));
    }

    @Test
    void anIllnessIsReportedOnceAlsoWhereHerMembershipFollowedHer() {
        Family family = family();
        long claim = reported(family.mother(), disease(), 10);
        takeSeat(family.mother());
        Account own = separated(family);
        Instant later = gate.now().plus(Duration.ofDays(1));
        int next = plan().calendar().firstOnOrAfter(today().plusDays(1));

        moved.follow(family.mother().enrolment(), next, later, 0);
        Membership follows =
                moved.goesOn(enrolments.find(family.mother().enrolment()).orElseThrow());
        Member hers = new Member(own, follows.person(), follows.household(), follows.enrolment());

        assertThat(follows.enrolment()).isNotEqualTo(family.mother().enrolment());
        assertThat(claims.report(own.id(), illness(hers, disease(), 10)))
                .isEqualTo(new Reported.AlreadyReported(claim));
        assertThat(claims.report(own.id(), illness(hers, disease(), 9)))
                .isInstanceOf(Reported.Accepted.class);
        claims.withdraw(claim, own.id());
        assertThat(claims.report(own.id(), illness(hers, disease(), 10)))
                .as("what was taken back may come again")
                .isInstanceOf(Reported.Accepted.class);
    }

    private void takeSeat(Member member) {
        jdbc.sql("insert into enrolment.seat values (?, ?, ?)")
                .params(plan().number(), member.person(), member.enrolment())
                .update();
    }

    private static int count(String page, long claim) {
        return page.split("/me/claims/" + claim + "\\b", -1).length;
    }

    @Test
    void whoTakesSomebodyIntoHisHouseholdActsForHimFromThatDay() {
        Family family = family();
        long claim = reported(family.mother(), disease(), 10);
        takeSeat(family.mother());
        Account own = separated(family);
        Member daughter = member(300);

        moveInto(daughter, own, family);

        assertThat(claims.findFor(daughter.account().id(), claim)).isPresent();
        assertThat(signedIn(daughter.account()).get("/me/claims/new").body())
                .contains("enrolment=" + family.mother().enrolment());
    }

    private void moveInto(Member payer, Account own, Family family) {
        long mother = family.mother().person();
        assertThat(agreed.move(mother, own, payer.household(), payer.account(), Relation.PARENT))
                .isEqualTo(Moving.MOVED);
    }

    @Test
    void nobodyJudgesAClaimInTheHouseholdThatHeBelongsToAsADependant() {
        Family family = family();
        Account reviewer = reviewer(taken(family));
        long claim = reportedWithPaper(family.payer(), disease(), 10);

        assertThat(act(claim, reviewer, StaffAct.PAPERS_COMPLETE)).isEqualTo(new Acted.OwnCase());
        assertThat(act(claim, staff(Role.REVIEWER), StaffAct.PAPERS_COMPLETE))
                .isInstanceOf(Acted.Done.class);
    }

    @Test
    void aMoveMakesNobodyAJudgeOfThoseHeLivedWith() {
        Family family = family();
        long hers = reported(family.mother(), disease(), 10);
        long his = reported(family.payer(), disease(), 10);
        Account own = separated(family);

        assertThat(act(hers, reviewer(family.payer().account()), StaffAct.PAPERS_COMPLETE))
                .isEqualTo(new Acted.OwnCase());
        assertThat(act(his, reviewer(own), StaffAct.PAPERS_COMPLETE))
                .isEqualTo(new Acted.OwnCase());
    }

    private static Account reviewer(Account one) {
        return new Account(one.id(), Set.of(Role.REVIEWER));
    }

    @Test
    void staffDoNotReadWhatTheirOwnHouseholdReported() {
        Family family = family();
        long claim = reported(family.payer(), disease(), 10);
        Account own = accounts.createForDemo("reviewer", Set.of(Role.MEMBER, Role.REVIEWER));
        assertThat(invitations.take(own, invited(family), NAME, number))
                .isInstanceOf(Taken.Yours.class);
        Browser reviewing = signedIn(own);
        String path = "/staff/claims/" + claim;

        assertThat(reviewing.get(path).statusCode()).isEqualTo(403);
        assertThat(reviewing.get(path).body())
                .contains("Nobody works on a claim of somebody they live with")
                .doesNotContain("It hurt.");
        assertThat(reviewing.post(path, Map.of("act", "PAPERS_COMPLETE")).statusCode())
                .isEqualTo(403);
        assertThat(signedIn(staff(Role.REVIEWER)).get(path).body()).contains("It hurt.");
    }
}
