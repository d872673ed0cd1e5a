package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.web.Formats;

/// What a correction did can be read as long as it holds, and what cannot be is not previewed.
class CorrectionPagesTest extends BirthScene {

    private static final String DESK = "/staff/corrections";
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("d MMMM y", Locale.ENGLISH);

    /// The sentence that says what somebody gets back who was charged in a round by mistake.
    private String refund(Member member, Round round) {
        return "Refunded for struck rounds, in all: "
                + Formats.money(charged(member, round), "CNY").replace("¥", "CNY\u00a0");
    }

    /// Died before a round that has charged him.
    private long died(Member member, Round struck) {
        LocalDate day = struck.noticeOn().minusDays(1);
        return proposed(membership(member), CorrectionKind.DEATH, Optional.of(day));
    }

    @Test
    void thePageOfAConfirmedCorrectionShowsWhatItChangedBeforeAndAfterItIsSettled() {
        Announced scene = announced();
        Round struck = strike(scene.round());
        String refund = refund(scene.payer(), struck);
        long proposal = died(scene.payer(), struck);
        Account confirming = account(Role.FINANCE);
        proposals.confirm(proposal, confirming.id());
        String page = DESK + "/" + proposal;
        Browser auditor = signedIn(account(Role.AUDITOR));

        assertThat(auditor.get(page).body())
                .contains("What it changed", refund, "; once corrected: “Cover ended at")
                .contains("enters the next round that is not struck");
        nextRound();
        assertThat(auditor.get(page).body())
                .contains("What it changed", refund, "; once corrected: “Cover ended at")
                .contains("Confirmed by account " + confirming.id())
                .contains("The difference was entered for the round of that time");
    }

    @Test
    void aLaterCorrectionDoesNotChangeWhatThePageOfAnEarlierShows() {
        Announced scene = announced();
        Round struck = strike(scene.round());
        String refund = refund(scene.payer(), struck);
        long first = died(scene.payer(), struck);
        confirm(first);
        nextRound();

        Membership dead = membership(scene.payer());
        confirm(proposed(dead, CorrectionKind.WRONG_END, Optional.empty()));
        nextRound();

        assertThat(signedIn(account(Role.AUDITOR)).get(DESK + "/" + first).body())
                .contains("What it changed", refund);
    }

    @Test
    void theBirthDateOfBeforeIsKeptWithTheCorrection() {
        Membership member = membership(announced().payer());
        LocalDate known = members.person(member.person()).orElseThrow().birth();
        LocalDate born = today().minusYears(50);
        long proposal = proposed(member, CorrectionKind.BIRTH_DATE, Optional.of(born));
        confirm(proposal);

        assertThat(signedIn(account(Role.FINANCE)).get(DESK + "/" + proposal).body())
                .contains("Birth date as it was known: " + ENGLISH.format(known))
                .contains("as it was proposed: " + ENGLISH.format(born));
    }

    @Test
    void anAuditorReadsNeitherNameNorBirthDateNorReason() {
        Member member = announced().payer();
        LocalDate born = today().minusYears(50);
        long proposal = proposed(membership(member), CorrectionKind.BIRTH_DATE, Optional.of(born));
        Account auditor = account(Role.AUDITOR);

        assertThat(signedIn(account(Role.FINANCE)).get(DESK + "/" + proposal).body())
                .contains("Wang Test", "a reason", born.format(ENGLISH));
        assertThat(signedIn(auditor).get(DESK + "/" + proposal).body())
                .contains("W********", "Not shown to an auditor")
                .doesNotContain("Wang Test", "a reason", born.format(ENGLISH));
        assertThat(signedIn(auditor).get(DESK).body()).doesNotContain(born.format(ENGLISH));
        String reading = token(auditor, "staff:read");
        String file = "/api/v1" + DESK + "/" + proposal;
        assertThat(browser().api("GET", file, reading, "").body())
                .contains("\"effects\"")
                .doesNotContain("a reason", "" + born);
    }

    @Test
    void aDayThatCannotBeIsRefusedAtItsFieldBeforeAnythingIsShown() {
        Member member = announced().payer();
        Browser reviewer = signedIn(account(Role.REVIEWER));
        reviewer.get(DESK);
        String tomorrow = today().plusDays(1).toString();

        var page =
                reviewer.post(
                        DESK,
                        Map.of(
                                "enrolment",
                                "" + member.enrolment(),
                                "kind",
                                "DEATH",
                                "day",
                                tomorrow,
                                "do",
                                "preview"));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("href=\"#day\"", "The day cannot lie in the future")
                .doesNotContain("What it changes", "value=\"propose\"");
        String writing = token(account(Role.FINANCE), "staff:write");
        String body =
                "{\"enrolment\":%d,\"kind\":\"DEATH\",\"day\":\"%s\"}"
                        .formatted(member.enrolment(), tomorrow);
        assertThat(browser().api("POST", "/api/v1" + DESK + "/previews", writing, body).body())
                .contains("/problems/impossible-day");
    }
}
