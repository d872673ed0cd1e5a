package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.money.Amount;
import org.tongzhou.corrections.CorrectionDesk;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.web.Formats;

/// A message tells what a correction gives back, and not what it gave back by a day.
class RefundToldTest extends BirthScene {

    @Autowired private CorrectionDesk desk;

    @Test
    void aRoundThatIsStruckAfterACorrectionIsConfirmedIsInTheSumThatIsTold() {
        Announced scene = announced();
        Member payer = scene.payer();
        long proposal =
                proposed(membership(payer), CorrectionKind.WAITING_ILLNESS, Optional.empty());
        desk.confirm(account(Role.FINANCE), proposals.find(proposal).orElseThrow());
        String before = inbox(payer);

        Amount charged = charged(payer, strike(scene.round()));
        String unsettled = inbox(payer);
        nextRound();
        String settled = inbox(payer);

        String refund = "Refunded for struck rounds, in all: " + money(charged);
        assertThat(before).contains("The amounts of struck rounds stay as they are");
        assertThat(unsettled).contains(refund, "is struck as it is, and put right afterwards");
        assertThat(settled).contains(refund).doesNotContain("put right afterwards");
    }

    private String inbox(Member member) {
        return signedIn(member.account()).get("/me/inbox").body();
    }

    private static String money(Amount amount) {
        return Formats.money(amount, "CNY").replace("¥", "CNY\u00a0");
    }
}
