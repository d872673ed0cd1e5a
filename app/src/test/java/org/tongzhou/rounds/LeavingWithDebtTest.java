package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.core.money.Amount;
import org.tongzhou.web.Formats;

/// Whoever leaves reads what is owed all the same.
class LeavingWithDebtTest extends RoundScene {

    private static String money(Amount amount) {
        return Formats.money(amount, "CNY").replace("¥", "CNY\u00a0");
    }

    private static String leave(Member member) {
        return "/me/memberships/" + member.enrolment() + "/leave";
    }

    @Test
    void aRoundIsOwedFromItsNoticeUntilItIsDebitedAndWithItsAmountOnceItIsFinal() {
        Announced scene = announced();
        Browser payer = signedIn(scene.payer().account());
        String noticed = payer.get(leave(scene.payer())).body();
        Round struck = strike(scene.round());
        String share = money(charged(scene.payer(), struck));

        String isFinal = payer.get(leave(scene.payer())).body();
        gate.moveTo(afterDebitDay(struck));
        String late = payer.get(leave(scene.payer())).body();

        assertThat(noticed)
                .contains("that round is still owed and will be debited on")
                .contains("Its share is not final yet");
        assertThat(isFinal)
                .contains("your share of " + share + " is still owed and will be debited on")
                .contains("No later round follows");
        assertThat(late)
                .contains("your share of " + share + " is still owed. It was due for debit on")
                .contains("Not yet paid by the household", share)
                .doesNotContain("CNY\u00a00.00");
    }

    private Instant afterDebitDay(Round round) {
        return round.debitOn()
                .atStartOfDay(plan().plan().zone())
                .toInstant()
                .plus(Duration.ofHours(25));
    }
}
