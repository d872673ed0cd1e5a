package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.money.Amount;
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
    @Autowired private ProposedCorrections proposals;
    @Autowired private Audit audit;
    @Autowired private Differences differences;
    @Autowired private AdjustmentRepository adjustments;

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
                        refund.replace("¥", "CNY\u00a0"),
                        Formats.money(charged, "CNY").replace("¥", "CNY\u00a0"));
        assertThat(membership(payer).cause()).isEqualTo(Cause.JOINED);
        String page =
                reviewer.post(DESK, death(payer, died, "propose"))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        assertThat(reviewer.get(page).body())
                .doesNotContain("value=\"CONFIRM\"")
                .contains("value=\"REJECT\"", "another person must confirm it");
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
                        refund.replace("¥", "CNY\u00a0"));
        nextRound();
        assertThat(settled(payer, struck)).isEqualTo(-charged.minor());
    }

    private long settled(Member member, Round round) {
        return adjustments.sumMinor(
                member.household(), member.enrolment(), round.number(), Integer.MAX_VALUE);
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
        assertThat(audit.before(Long.MAX_VALUE, 500))
                .as("what was refused stays in the audit trail")
                .anyMatch(entry ->
                        Objects.equals(entry.actor(), by.id())
                                && entry.action().equals("confirm correction")
                                && entry.detail().equals("SamePerson"));
        String another = token(account(Role.REVIEWER), "staff:write");
        assertThat(browser().api("PUT", one + "/verdict", another, verdict).statusCode())
                .isEqualTo(200);
        assertThat(browser().api("PUT", one + "/verdict", another, verdict).body())
                .contains("/problems/judged-already");
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

    @Test
    void coverThatOnlyAgeEndsIsToldByItsAgeAndNotAsAnEndInThirtyYears() {
        Member member = announced().payer();
        Browser reviewer = signedIn(account(Role.REVIEWER));
        reviewer.get(DESK);
        Map<String, String> birth = new HashMap<>(death(member, today(), "preview"));
        birth.put("kind", "BIRTH_DATE");
        birth.put("day", today().minusYears(30).toString());

        assertThat(reviewer.post(DESK, birth).body())
                .contains("Cover goes on, to the age of 59 at most")
                .doesNotContain("Cover ends at");
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
