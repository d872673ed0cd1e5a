package org.tongzhou.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.claim.ClaimState;
import org.tongzhou.core.claim.Course;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.CorrectedMemberships;
import org.tongzhou.enrolment.Correction;

/// The course of claims, from report to payment, and everything that must not happen on the way.
class ClaimsTest extends ClaimScene {

    private Account first = new Account(0, Set.of());
    private Account second = first;

    @BeforeEach
    void staff() {
        first = staff(Role.REVIEWER);
        second = staff(Role.REVIEWER);
    }

    private ClaimState state(long claim) {
        return claims.find(claim).orElseThrow().state();
    }

    @Autowired private CorrectedMemberships corrected;

    @Test
    void aClaimGoesFromReportToPayment() {
        Member member = member(200);

        long claim = approved(member, first, second);

        assertThat(state(claim)).isEqualTo(ClaimState.Granted.APPROVED);
        assertThat(claims.approved(plan().number()))
                .anySatisfy(approved -> {
                    assertThat(approved.claim()).isEqualTo(claim);
                    assertThat(approved.benefit()).isEqualTo(new Amount(3_000_000));
                    assertThat(approved.enrolment()).isEqualTo(member.enrolment());
                });
        claims.published(claim, 600);
        claims.collected(claim);
        claims.paid(claim);
        assertThat(state(claim)).isEqualTo(ClaimState.Closed.PAID);
        assertThatThrownBy(() -> claims.paid(claim)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> claims.published(claim, 601))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anObjectionSendsItBackToInvestigationAndFreesTheAward() {
        Member member = member(200);
        Account investigator = staff(Role.INVESTIGATOR);
        long claim = approved(member, first, second);
        claims.published(claim, 600);

        claims.objectionUpheld(claim, "He was ill before.", first.id());
        act(claim, first, StaffAct.INVESTIGATE);
        act(claim, investigator, StaffAct.REPORT_FINDINGS);
        act(claim, first, StaffAct.FIND_PAY);

        assertThat(state(claim)).isEqualTo(ClaimState.Open.IN_CONFIRMATION);
        assertThat(act(claim, second, StaffAct.CONFIRM)).isInstanceOf(Acted.Done.class);
        assertThat(claims.file(claims.find(claim).orElseThrow()).decision())
                .get()
                .isInstanceOf(Decision.Paid.class);
    }

    @Test
    void whoReviewedDoesNotConfirm() {
        long claim = inReview(member(200), first);
        act(claim, first, StaffAct.FIND_PAY);

        assertThat(act(claim, first, StaffAct.CONFIRM)).isInstanceOf(Acted.SamePerson.class);

        assertThatThrownBy(() -> confirmInSql(claim, first.id()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("two persons");
        assertThat(state(claim)).isEqualTo(ClaimState.Open.IN_CONFIRMATION);
    }

    private void confirmInSql(long claim, long by) {
        jdbc.sql(
                        """
                        insert into claims.step (claim, step, from_state, event, state, at,
                            by_account, finding, benefit_minor)
                        values (:claim, 4, 'IN_CONFIRMATION', 'PAYMENT_CONFIRMED', 'APPROVED',
                            clock_timestamp(), :by, 'PAY', 100)
                        """)
                .param("claim", claim)
                .param("by", by)
                .update();
    }

    @Test
    void theDatabaseHoldsEveryStepToTheCourse() {
        List<String> stored =
                jdbc.sql("select from_state || ' ' || event || ' ' || state from claims.course")
                        .query((row, _) -> row.getString(1))
                        .list();
        List<String> ours =
                Course.TABLE.stream()
                        .map(t -> t.from().name() + " " + t.event() + " " + t.to().name())
                        .toList();
        assertThat(stored).containsExactlyInAnyOrderElementsOf(ours);

        long claim = reported(member(200), disease(), 10);
        assertThatThrownBy(() ->
                        jdbc.sql(
                                        """
                                        insert into claims.step (claim, step, from_state, event,
                                            state, at, by_account)
                                        values (:claim, 2, 'COLLECTED', 'PAID', 'PAID',
                                            clock_timestamp(), 0)
                                        """)
                                .param("claim", claim)
                                .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void illnessInTheWaitIsRefusedAndEndsTheMembershipAsIfItNeverCounted() {
        Member member = member(40);
        long claim = inReview(member, first);
        assertThat(act(claim, first, StaffAct.FIND_PAY)).isInstanceOf(Acted.RulesForbid.class);

        act(claim, first, StaffAct.FIND_REFUSE, RefusalReason.WAITING_PERIOD);
        act(claim, second, StaffAct.CONFIRM);

        var decision = claims.file(claims.find(claim).orElseThrow()).decision().orElseThrow();
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> {
                            assertThat(refused.reason()).isEqualTo(RefusalReason.WAITING_PERIOD);
                            assertThat(refused.rule().text().en()).contains("wait");
                        });
        var now = enrolments.find(member.enrolment()).orElseThrow();
        assertThat(now.cause()).isEqualTo(Cause.WAITING_ILLNESS);
        assertThat(now.lastRound()).isEqualTo(now.firstRound() - 1);
        assertThat(corrected.unsettled(plan().number()))
                .extracting(Correction::enrolment)
                .contains(member.enrolment());
    }

    @Test
    void anUntrueDeclarationEndsTheMembershipWithoutRefund() {
        Member member = member(200);
        long claim = inReview(member, first);

        act(claim, first, StaffAct.FIND_REFUSE, RefusalReason.UNTRUE_DECLARATION);
        act(claim, second, StaffAct.CONFIRM);

        var now = enrolments.find(member.enrolment()).orElseThrow();
        assertThat(now.cause()).isEqualTo(Cause.UNTRUE_DECLARATION);
        assertThat(now.lastRound()).isGreaterThanOrEqualTo(now.firstRound());
        assertThat(corrected.unsettled(plan().number()))
                .extracting(Correction::enrolment)
                .doesNotContain(member.enrolment());
    }

    @Test
    void aReasonThatIsNotSoIsNotGiven() {
        long claim = inReview(member(200), first);

        var acted = act(claim, first, StaffAct.FIND_REFUSE, RefusalReason.TOO_LATE);

        assertThat(acted).isInstanceOf(Acted.ReasonNotSo.class);
    }

    @Test
    void ofTwoReviewersWhoActAtOnceOneIsHeard() throws InterruptedException {
        long claim = inReview(member(200), first);

        List<Acted> acted =
                atOnce(
                        List.of(
                                () -> act(claim, first, StaffAct.FIND_PAY),
                                () -> act(claim, second, StaffAct.FIND_PAY)));

        assertThat(acted).filteredOn(a -> a instanceof Acted.Done).hasSize(1);
        assertThat(claims.file(claims.find(claim).orElseThrow()).steps()).hasSize(3);
    }

    @Test
    void ofTwoClaimsConfirmedAtOnceOneIsGranted() throws InterruptedException {
        Member member = member(200);
        long one = reportedWithPaper(member, disease(0), 10);
        long other = reportedWithPaper(member, disease(1), 10);
        for (long claim : List.of(one, other)) {
            act(claim, first, StaffAct.PAPERS_COMPLETE);
            act(claim, first, StaffAct.FIND_PAY);
        }

        List<Acted> acted =
                atOnce(
                        List.of(
                                () -> act(one, second, StaffAct.CONFIRM),
                                () -> act(other, second, StaffAct.CONFIRM)));

        assertThat(acted).filteredOn(a -> a instanceof Acted.Done).hasSize(1);
        assertThat(acted).filteredOn(a -> a instanceof Acted.RulesForbid).hasSize(1);
    }

    @Test
    void reportedManyTimesAtOnceItIsOneClaim() throws InterruptedException {
        Member member = member(200);
        Report report = illness(member, disease(), 10);
        Callable<Reported> call = () -> claims.report(member.account().id(), report);

        List<Reported> reported = atOnce(List.of(call, call, call, call));

        assertThat(reported).filteredOn(r -> r instanceof Reported.Accepted).hasSize(1);
        assertThat(claims.ofAccount(member.account().id(), Long.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    void whatWasWithdrawnMayBeReportedAgain() {
        Member member = member(200);
        long claim = reported(member, disease(), 10);

        assertThat(claims.withdraw(claim, member.account().id())).isTrue();
        assertThat(claims.withdraw(claim, member.account().id())).isFalse();

        assertThat(reported(member, disease(), 10)).isGreaterThan(claim);
    }

    @Test
    void whatWasRefusedForMissingPapersAloneMayBeReportedAgain() {
        Member member = member(200);
        long claim = inReview(member, first);
        assertThat(act(claim, first, StaffAct.FIND_REFUSE, RefusalReason.PAPERS_MISSING))
                .as("nobody asked for papers")
                .isInstanceOf(Acted.ReasonNotSo.class);
        act(claim, first, StaffAct.PAPERS_MISSING);
        act(claim, first, StaffAct.PAPERS_COMPLETE);
        act(claim, first, StaffAct.FIND_REFUSE, RefusalReason.PAPERS_MISSING);
        act(claim, second, StaffAct.CONFIRM);

        String page = signedIn(member.account()).get("/me/claims/" + claim).body();
        assertThat(page).contains("report the same illness again");
        long again = reportedWithPaper(member, disease(), 10);
        assertThat(again).isGreaterThan(claim);
        act(again, first, StaffAct.PAPERS_COMPLETE);
        act(again, first, StaffAct.FIND_REFUSE, RefusalReason.DEFINITION_NOT_MET);
        act(again, second, StaffAct.CONFIRM);

        var reported = claims.report(member.account().id(), illness(member, disease(), 10));
        assertThat(reported).isEqualTo(new Reported.AlreadyReported(again));
    }

    @Test
    void nobodyActsOnTheClaimOfHisOwnHouseholdOrWithoutTheRole() {
        Member member = member(200);
        long claim = reported(member, disease(), 10);
        Account own = new Account(member.account().id(), Set.of(Role.REVIEWER));

        assertThat(act(claim, own, StaffAct.PAPERS_COMPLETE)).isInstanceOf(Acted.OwnCase.class);
        assertThat(act(claim, staff(Role.DOCTOR), StaffAct.PAPERS_COMPLETE))
                .isInstanceOf(Acted.NotYourRole.class);
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws InterruptedException {
        List<T> results = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(calls)) {
                results.add(result.resultNow());
            }
        }
        return results;
    }
}
