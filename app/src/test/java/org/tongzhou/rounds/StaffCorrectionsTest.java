package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.CorrectionProposal;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.ProposedCorrections;
import org.tongzhou.enrolment.ProposedCorrections.Outcome;
import org.tongzhou.web.Formats;

/// What struck rounds did not know is put right by two persons, who see first what it changes.
class StaffCorrectionsTest extends RoundScene {

    private static final String DESK = "/staff/corrections";
    private static final String INSERT_CORRECTION =
            """
            insert into enrolment.correction (folio, household, enrolment, correction, plan, epoch,
                at, true_first_round, true_last_round, true_birth_round, cause, by_account,
                proposal)
            values (:folio, :household, :enrolment, 1, :plan, 0, now(), :first, :last, :birth,
                'DIED', :by, :proposal)
            """;

    private static final String INSERT_VERDICT =
            "insert into enrolment.correction_verdict values (?, true, ?, now())";

    @Autowired private ProposedCorrections proposals;
    @Autowired private Differences differences;
    @Autowired private AdjustmentRepository adjustments;

    private Membership membership(Member member) {
        return enrolments.find(member.enrolment()).orElseThrow();
    }

    private CorrectionProposal proposed(
            Member member, CorrectionKind kind, Optional<LocalDate> day, Account by) {
        Outcome outcome = proposals.propose(membership(member), kind, day, "a reason", by.id());
        assertThat(outcome).isInstanceOf(Outcome.Proposed.class);
        return ((Outcome.Proposed) outcome).proposal();
    }

    private void corrected(Member member, CorrectionKind kind, Optional<LocalDate> day) {
        var proposal = proposed(member, kind, day, account(Role.REVIEWER));
        assertThat(proposals.confirm(proposal.number(), account(Role.FINANCE).id()))
                .isInstanceOf(Outcome.Confirmed.class);
    }

    private static Map<String, String> death(Member member, LocalDate day, String button) {
        return Map.of(
                "enrolment",
                "" + member.enrolment(),
                "kind",
                "DEATH",
                "day",
                day.toString(),
                "reason",
                "The family wrote late.",
                "do",
                button);
    }

    @Test
    void aDeathReportedLateIsPreviewedProposedAndConfirmedByAnotherPerson() {
        Announced scene = announced();
        Round struck = strike(scene.round());
        Member payer = scene.payer();
        Amount charged = charged(payer, struck);
        LocalDate died = struck.noticeOn().minusDays(1);
        String refund = "Refunded for struck rounds, in all: " + Formats.money(charged, "CNY");
        Browser reviewer = signedIn(account(Role.REVIEWER));
        reviewer.get(DESK);

        assertThat(reviewer.post(DESK, death(payer, died, "preview")).body())
                .contains(
                        "Wang Test",
                        refund.replace("¥", "CNY "),
                        Formats.money(charged, "CNY").replace("¥", "CNY "));
        assertThat(membership(payer).cause()).isEqualTo(Cause.JOINED);
        String page =
                reviewer.post(DESK, death(payer, died, "propose"))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        reviewer.get(page);
        assertThat(reviewer.post(page, Map.of("decision", "CONFIRM")).body())
                .contains("another person must confirm it");
        Browser finance = signedIn(account(Role.FINANCE));
        assertThat(finance.get(page).body()).contains("The family wrote late.", "Wang Test");
        assertThat(finance.post(page, Map.of("decision", "CONFIRM")).statusCode()).isEqualTo(303);

        assertThat(membership(payer).cause()).isEqualTo(Cause.DIED);
        assertThat(signedIn(payer.account()).get("/me/inbox").body())
                .contains(
                        "The family wrote late.",
                        "Death reported late",
                        refund.replace("¥", "CNY "));
        nextRound();
        assertThat(settled(payer, struck)).isEqualTo(-charged.minor());
    }

    private Amount charged(Member member, Round round) {
        return rounds
                .passbooks(List.of(membership(member)))
                .getOrDefault(member.enrolment(), List.of())
                .stream()
                .filter(line -> line.round() == round.number())
                .findFirst()
                .orElseThrow()
                .charge();
    }

    private long settled(Member member, Round round) {
        return adjustments.sumMinor(member.household(), member.enrolment(), round.number());
    }

    @Test
    void theApiShowsTheSameDifferenceAndRefusesTheSamePerson() {
        Announced scene = announced();
        Round struck = strike(scene.round());
        Member payer = scene.payer();
        long charged = charged(payer, struck).minor();
        Account by = account(Role.FINANCE);
        String writing = token(by, "staff:write");
        String body =
                "{\"enrolment\":%d,\"kind\":\"DEATH\",\"day\":\"%s\",\"reason\":\"late\"}"
                        .formatted(payer.enrolment(), struck.noticeOn().minusDays(1));
        String preview = body.replace(",\"reason\":\"late\"", "");

        String path = "/api/v1/staff/corrections";
        assertThat(browser().api("POST", path + "/previews", writing, preview).body())
                .contains("\"changeMinor\":-" + charged);
        var made = browser().api("POST", path, writing, body);
        assertThat(made.statusCode()).isEqualTo(201);
        String one = path + "/" + made.body().replaceAll("(?s).*\"proposal\":(\\d+).*", "$1");
        String verdict = "{\"confirmed\":true}";
        assertThat(browser().api("PUT", one + "/verdict", writing, verdict).body())
                .contains("/problems/same-person");
        String another = token(account(Role.REVIEWER), "staff:write");
        assertThat(browser().api("PUT", one + "/verdict", another, verdict).statusCode())
                .isEqualTo(200);
        assertThat(browser().api("PUT", one + "/verdict", another, verdict).body())
                .contains("/problems/judged-already");
    }

    @Test
    void theDatabaseTakesNoCorrectionOfOnePerson() {
        Member member = announced().payer();
        Account by = account(Role.FINANCE);
        CorrectionProposal proposal =
                proposed(member, CorrectionKind.DEATH, Optional.of(today()), by);

        assertThatThrownBy(() -> insert(member, proposal, by.id()))
                .hasMessageContaining("one person proposed and another confirmed");
        assertThatThrownBy(() -> insert(member, proposal, by.id() + 1))
                .hasMessageContaining("one person proposed and another confirmed");
        assertThatThrownBy(
                        () -> jdbc.sql(INSERT_VERDICT).params(proposal.number(), by.id()).update())
                .hasMessageContaining("confirmed by another person");
        assertThatThrownBy(() -> jdbc.sql("delete from enrolment.correction_proposal").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private void insert(Member member, CorrectionProposal proposal, long by) {
        jdbc.sql(INSERT_CORRECTION)
                .param("folio", Folio.of(member.household()))
                .param("household", member.household())
                .param("enrolment", member.enrolment())
                .param("plan", plan().number())
                .param("first", proposal.truth().firstRound())
                .param("last", proposal.truth().lastRound())
                .param("birth", proposal.truth().birthRound())
                .param("by", by)
                .param("proposal", proposal.number())
                .update();
    }

    @Test
    void aWrongBirthDateIsPutRightAndTheMemberGoesOn() {
        Member member = announced().payer();
        long person = membership(member).person();
        LocalDate born = today().minusYears(50);

        corrected(member, CorrectionKind.BIRTH_DATE, Optional.of(born));

        Membership now = membership(member);
        assertThat(members.person(person).orElseThrow().birth()).isEqualTo(born);
        assertThat(now.birthRound()).isEqualTo(plan().calendar().firstOnOrAfter(born));
        assertThat(now.cause()).isEqualTo(Cause.JOINED);
        assertThat(joins(person)).isFalse();
    }

    /// Whether the person could join once more, since nobody has the seat.
    private boolean joins(long person) {
        return jdbc.sql("select count(*) from enrolment.seat where plan = ? and person = ?")
                        .params(plan().number(), person)
                        .query(Long.class)
                        .single()
                == 0;
    }

    @Test
    void whoDidNotLeaveIsAMemberAgainUnlessHeHasJoinedAnew() {
        Announced scene = announced();
        Member stays = scene.payer();
        Member rejoined = member();
        enrolments.leave(stays.enrolment());
        enrolments.leave(rejoined.enrolment());
        joined(membership(rejoined).person());

        corrected(stays, CorrectionKind.WRONG_END, Optional.empty());
        var proposal = proposed(rejoined, CorrectionKind.WRONG_END, Optional.empty(), account());

        assertThat(membership(stays).hasEnded(plan(), gate.now())).isFalse();
        assertThat(joins(membership(stays).person())).isFalse();
        assertThat(proposals.confirm(proposal.number(), account().id()))
                .isEqualTo(new Outcome.SeatTaken());
    }

    @Test
    void whatChangedSinceMustBeProposedAnewAndAProposalMayBeTakenBack() {
        Member member = announced().payer();
        Account by = account(Role.REVIEWER);
        var stale = proposed(member, CorrectionKind.UNTRUE_DECLARATION, Optional.empty(), by);
        enrolments.leave(member.enrolment());

        assertThat(proposals.confirm(stale.number(), account().id()))
                .isEqualTo(new Outcome.Stale());
        assertThat(proposals.reject(stale.number(), by.id())).isInstanceOf(Outcome.Rejected.class);
        assertThat(proposals.confirm(stale.number(), account().id()))
                .isEqualTo(new Outcome.Judged());
    }

    @Test
    void nobodyCorrectsHisOwnHouseholdNorAnImpossibleDay() {
        Member member = announced().payer();
        Membership membership = membership(member);

        assertThat(death(membership, today(), member.account()))
                .isEqualTo(new Outcome.OwnHousehold());
        assertThat(death(membership, today().plusDays(1), account(Role.FINANCE)))
                .isEqualTo(new Outcome.ImpossibleDay());
        assertThat(death(membership, LocalDate.of(1900, 1, 1), account(Role.FINANCE)))
                .isEqualTo(new Outcome.ImpossibleDay());
    }

    @Test
    void nobodyTurnsDownWhatIsProposedAgainstHisOwnHousehold() {
        Member member = announced().payer();
        Account other = account(Role.FINANCE);
        var proposed = (Outcome.Proposed) death(membership(member), today(), other);
        long number = proposed.proposal().number();

        assertThat(proposals.reject(number, member.account().id()))
                .isEqualTo(new Outcome.OwnHousehold());
        assertThat(proposals.reject(number, other.id())).isInstanceOf(Outcome.Rejected.class);
    }

    private Outcome death(Membership membership, LocalDate day, Account by) {
        return proposals.propose(
                membership, CorrectionKind.DEATH, Optional.of(day), "a reason", by.id());
    }

    @Test
    void roundsBetweenTwoSegmentsStayAsTheyWere() {
        Announced scene = announced();
        Round before = strike(scene.round());
        Member payer = scene.payer();
        enrolments.end(payer.enrolment(), before.number(), Cause.SUSPENDED);
        Round between = strike(announced().round());
        enrolments.resume(payer.enrolment(), between.number() + 1);
        Round after = strike(announced().round());
        Membership membership = membership(payer);

        var died =
                proposals.truth(
                        membership, CorrectionKind.DEATH, Optional.of(today().minusDays(1)));
        var never = proposals.truth(membership, CorrectionKind.WAITING_ILLNESS, Optional.empty());
        var earlier =
                proposals.truth(membership, CorrectionKind.DEATH, Optional.of(between.noticeOn()));

        assertThat(differences.of(membership, died)).isEmpty();
        assertThat(differences.of(membership, never))
                .extracting(Difference::round)
                .contains(before.number(), after.number())
                .doesNotContain(between.number());
        assertThat(differences.of(membership, earlier))
                .extracting(Difference::round)
                .contains(after.number())
                .doesNotContain(before.number(), between.number());
    }
}
