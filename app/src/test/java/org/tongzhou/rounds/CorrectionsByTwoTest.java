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
import org.tongzhou.core.round.Folio;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.CorrectionProposal;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.ProposedCorrections;
import org.tongzhou.enrolment.ProposedCorrections.Outcome;

/// Who may enter a correction and who may judge it: never one person alone, never for one's own
/// household, and the database holds it too.
class CorrectionsByTwoTest extends RoundScene {

    private static final String INSERT_CORRECTION =
            """
            insert into enrolment.correction (folio, household, enrolment, correction, plan, epoch,
                at, true_first_round, true_last_round, true_birth_round, cause, by_account,
                proposal)
            values (:folio, :household, :enrolment, 1, :plan, 0, now(), :first, :last, :birth,
                'DIED', :by, :proposal)
            """;

    private static final String API = "/api/v1/staff/corrections";
    private static final String INSERT_VERDICT =
            "insert into enrolment.correction_verdict values (?, true, ?, now())";

    @Autowired private ProposedCorrections proposals;

    private CorrectionProposal proposed(Member member, Account by) {
        return ((Outcome.Proposed) death(membership(member), today(), by)).proposal();
    }

    @Test
    void theDatabaseTakesNoCorrectionOfOnePerson() {
        Member member = announced().payer();
        Account by = account(Role.FINANCE);
        CorrectionProposal proposal = proposed(member, by);

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
        long number = proposed(member, other).number();

        assertThat(proposals.reject(number, member.account().id()))
                .isEqualTo(new Outcome.OwnHousehold());
        assertThat(proposals.reject(number, other.id())).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void nobodyReadsWhatIsProposedForThoseHeLivesWith() {
        announced();
        Member member = member(account(Role.MEMBER, Role.REVIEWER));
        announced();
        long proposal = proposed(member, account(Role.FINANCE)).number();
        Browser page = signedIn(member.account());
        String reading = token(member.account(), "staff:read");
        String writing = token(member.account(), "staff:write");
        String wanted =
                "{\"enrolment\":%d,\"kind\":\"DEATH\",\"day\":\"%s\"}"
                        .formatted(member.enrolment(), today());

        var shown = page.get("/staff/corrections/" + proposal);
        page.get("/staff/corrections");
        var tried =
                page.post(
                        "/staff/corrections",
                        Map.of(
                                "enrolment",
                                "" + member.enrolment(),
                                "kind",
                                "DEATH",
                                "day",
                                today().toString(),
                                "do",
                                "preview"));
        var called = browser().api("GET", API + "/" + proposal, reading, "");
        var previewed = browser().api("POST", API + "/previews", writing, wanted);

        for (var one : List.of(shown, tried, called, previewed)) {
            assertThat(one.statusCode()).isEqualTo(403);
            assertThat(one.body())
                    .contains("of your own household: leave it to others")
                    .doesNotContain("a reason", "Wang Test");
        }
    }

    private Outcome death(Membership membership, LocalDate day, Account by) {
        return proposals.propose(
                membership, CorrectionKind.DEATH, Optional.of(day), "a reason", by.id());
    }
}
