package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.rounds.Step;

/// A pre-paid plan debits nothing for a share: what is said of one says that the balance pays.
class FromBalanceTest extends BalanceScene {

    @Override
    String code() {
        return "from-balance";
    }

    @Test
    void aShareIsTakenFromTheBalanceAndNeverCalledADebit() {
        publish();
        Member member = member();
        payIn(member, 50_00);
        Browser payer = signedIn(member.account());
        int round = strikeOneCase();
        var calendar = plan().calendar();
        String page = "/plans/%s/rounds/%s".formatted(code(), calendar.noticeDay(round));

        String ahead = payer.get("/me/inbox").body();
        String chinese = payer.get("/me/inbox?lang=zh").body();
        payer.get("/me/inbox?lang=en");
        String struck = payer.get(page).body();
        moveAfter(calendar.debitDay(round));
        String late = payer.get("/me/inbox").body();
        String afterwards = payer.get(page).body();

        assertThat(ahead)
                .contains("CNY\u00a012.00 will be taken from your balance from")
                .doesNotContain("will be debited");
        assertThat(chinese).contains("起从余额扣除").doesNotContain("起扣款");
        assertThat(struck).contains("It is taken from balances from");
        assertThat(late)
                .contains("was due to be taken from your balance on")
                .doesNotContain("due for debit");
        assertThat(afterwards).contains("It was due to be taken from balances on");
        release(round, Step.DEBITS);
        collection.advance();
        assertThat(payer.get(page).body())
                .contains("The day on which it was due to be taken from balances was");
    }

    private void moveAfter(LocalDate day) {
        gate.moveTo(day.plusDays(1).atTime(12, 0).atZone(plan().plan().zone()).toInstant());
    }
}
