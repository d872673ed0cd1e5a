package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.accounts.Role;
import org.tongzhou.corrections.CorrectionDesk;
import org.tongzhou.enrolment.CorrectionKind;

/// A round that costs something though it has no case: what was charged wrongly before goes back.
class NoCaseTest extends BirthScene {

    @Autowired private CorrectionDesk desk;

    private String inbox(Member member) {
        return signedIn(member.account()).get("/me/inbox").body();
    }

    private void moveAfter(LocalDate day) {
        gate.moveTo(day.atStartOfDay(plan().plan().zone()).toInstant().plus(Duration.ofHours(25)));
    }

    private Round refunding(Member wrong, Round charged) {
        long proposal =
                proposed(membership(wrong), CorrectionKind.WAITING_ILLNESS, Optional.empty());
        desk.confirm(account(Role.FINANCE), proposals.find(proposal).orElseThrow());
        strike(charged);
        return nextRound();
    }

    @Test
    void thatThereIsNoCaseIsSaidWhereFamiliesWouldBeCounted() {
        Announced scene = announced();
        Member other = member();
        Round round = refunding(scene.payer(), scene.round());

        assertThat(inbox(other))
                .contains("would cost your household about", "There is no case in it.")
                .doesNotContain("0 families");
        strike(round);

        assertThat(inbox(other))
                .contains("will be debited from", "There was no case in that round")
                .doesNotContain("0 families");
        assertThat(browser().get("/").body()).contains("there was no case in that round");
        assertThat(browser().get("/rounds").body()).contains(">no case</td>");
        assertThat(browser().get(RoundText.path(PLAN, round.noticeOn())).body())
                .contains("refunds for earlier rounds CNY")
                .doesNotContain("payouts CNY", "fee CNY");
    }

    @Test
    void anEstimateSaysThatTheDebitIsLateOnceItsDayHasPassed() {
        Announced scene = announced();
        String late = "The debit was planned for";

        closeObjections(scene.round());
        String inTime = inbox(scene.payer());
        moveAfter(scene.round().debitOn().minusDays(1));
        String onTheDay = inbox(scene.payer());
        moveAfter(scene.round().debitOn());
        String after = inbox(scene.payer());

        assertThat(inTime).contains("before the debit (planned from").doesNotContain(late);
        assertThat(onTheDay).contains("before the debit (planned from").doesNotContain(late);
        assertThat(after).contains(late, "and is late").doesNotContain("planned from");
        assertThat(browser().get("/rounds").body()).contains(late);
    }
}
