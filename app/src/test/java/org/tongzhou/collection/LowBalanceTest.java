package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.claims.Report;
import org.tongzhou.core.claim.Diagnosis;
import org.tongzhou.core.claim.Obstacle;
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.Cause;

/// A balance that runs low: one warning while it is low, cover suspended by the rule, and back
/// after a payment.
class LowBalanceTest extends BalanceScene {

    @Autowired private LineRepository lines;

    private static final String WARNED = "or your cover will be suspended";
    private static final String SUSPENDED = "is suspended: the balance is";

    private static int times(String words, String page) {
        return page.split(words, -1).length - 1;
    }

    private void assertTold(Browser payer, int warnings, int suspensions) {
        String inbox = payer.get("/me/inbox").body();
        assertThat(times(WARNED, inbox)).isEqualTo(warnings);
        assertThat(times(SUSPENDED, inbox)).isEqualTo(suspensions);
    }

    @Test
    void aLowBalanceWarnsOnceThenSuspendsAndAPaymentBringsCoverBack() {
        publish();
        Member member = member();
        Browser payer = signedIn(member.account());
        payIn(member, 30_00);
        assertThat(balance(member)).isEqualTo(new Amount(30_00));
        assertTold(payer, 0, 0);

        shareOneCase();
        assertThat(balance(member)).isEqualTo(new Amount(18_00));
        collection.advance();
        assertTold(payer, 1, 0);
        shareOneCase();
        assertThat(balance(member)).isEqualTo(new Amount(6_00));
        assertTold(payer, 1, 0);
        assertThat(cause(member)).isEqualTo(Cause.JOINED);
        assertThat(payer.get("/me/balance").body()).contains("Your balance is low");

        aPaymentBringsBackWhatIsSuspended(member, payer);
    }

    private void aPaymentBringsBackWhatIsSuspended(Member member, Browser payer) {
        shareOneCase();
        assertThat(balance(member)).isEqualTo(Amount.ZERO);
        assertThat(debits.openOf(member.household())).isEqualTo(new Amount(6_00));
        assertThat(cause(member)).isEqualTo(Cause.SUSPENDED);
        assertTold(payer, 0, 1);
        assertThat(payer.get("/me/balance").body()).contains("Your cover is suspended");
        int shared = debits.shares(member.household()).size();
        shareOneCase();
        assertThat(debits.shares(member.household())).hasSize(shared);

        payIn(member, 50_00);
        assertThat(debits.openOf(member.household())).isEqualTo(Amount.ZERO);
        assertThat(balance(member)).isEqualTo(new Amount(44_00));
        assertThat(cause(member)).isEqualTo(Cause.RESUMED);
        assertTold(payer, 0, 0);
        // Cover comes back with the next notice day, and not before.
        assertThat(against(member)).hasAtLeastOneElementOfType(Obstacle.CoverSuspended.class);
        assertThat(payer.get("/me").body()).contains("Suspended, covered again from");
        shareOneCase();
        assertThat(against(member)).isEmpty();
        assertThat(debits.shares(member.household())).hasSize(shared + 1);
        assertThat(balance(member)).isEqualTo(new Amount(32_00));
    }

    /// What the rules say against an accident of today.
    private List<Obstacle> against(Member member) {
        String disease = plan().plan().diseases().getFirst().code();
        var accident = new Diagnosis(disease, "severe", true, today());
        Report report = new Report(member.enrolment(), accident, "Hospital", "It hurt.");
        return claims.obstacles(member.account().id(), report);
    }

    @Test
    void aPaymentIsOrderedOnThePageAndWhoHasLeftIsNotWarned() {
        publish();
        Member member = member();
        Browser payer = signedIn(member.account());
        String page = payer.get("/me/balance").body();
        assertThat(page).contains("Chinese Yuan", "Your balance is low");

        var wrong = payer.post("/me/balance", Map.of("plan", PLAN, "amount", "12,5"));
        var fields = Map.of("plan", PLAN, "amount", "25.50", "order", order(payer));
        var ordered = payer.post("/me/balance", fields);
        collection.advance();
        collection.advance();

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(ordered.statusCode()).isEqualTo(303);
        assertThat(payer.get("/me/balance").body()).contains("CNY\u00a025.50", "paid in");
        assertThat(debits.topUpOrders(member.household()))
                .extracting(TopUpOrder::amount)
                .isEqualTo(List.of(new Amount(25_50)));
        Member gone = member();
        assertTold(signedIn(gone.account()), 1, 0);
        enrolments.leave(gone.enrolment());
        assertTold(signedIn(gone.account()), 0, 0);
    }

    @Test
    void aPaymentThatWasNotTakenIsToldUntilAnotherIs() {
        publish();
        Member member = member("poor-");
        Browser payer = signedIn(member.account());
        String notTaken = "CNY\u00a030.00 for your balance";
        assertThat(payer.get("/me/inbox").body()).doesNotContain(notTaken);

        payIn(member, 30_00);

        assertThat(payer.get("/me/inbox").body()).contains(notTaken, "pay in again");
        assertThat(payer.get("/me").body()).contains(notTaken);
        enrolments.leave(member.enrolment());
        assertThat(payer.get("/me/inbox").body()).doesNotContain(notTaken);
    }

    @Test
    void whatIsStillOwedOnLeavingIsTakenFromTheBalance() {
        publish();
        Member member = member();
        payIn(member, 50_00);
        int round = strikeOneCase();
        String page = "/me/memberships/" + member.enrolment() + "/leave";
        Browser payer = signedIn(member.account());

        String english = payer.get(page).body();
        String chinese = payer.get(page + "?lang=zh").body();

        assertThat(english)
                .contains("CNY\u00a012.00 is still owed and will be taken from the balance on")
                .doesNotContain("will be debited");
        assertThat(chinese).contains("¥12.00 仍需支付，将于").contains("从余额扣除");
        assertThat(payer.get("/me/passbook?lang=en").body())
                .contains("will be taken from the balance");
        debit(round);
        assertThat(payer.get("/me/passbook").body())
                .contains("taken from the balance on")
                .doesNotContain("debited");
    }

    @Test
    void aFormThatIsSentTwiceDebitsOnce() {
        publish();
        Member member = member();
        Browser payer = signedIn(member.account());
        var form = Map.of("plan", PLAN, "amount", "25.50", "order", order(payer));

        assertThat(payer.post("/me/balance", form).statusCode()).isEqualTo(303);
        payer.get("/me/balance");
        assertThat(payer.post("/me/balance", form).statusCode()).isEqualTo(303);

        assertThat(debits.topUpOrders(member.household())).hasSize(1);
        assertThat(order(payer)).isNotEqualTo(form.get("order"));
    }

    @Test
    void aLateChargeIsTakenFromABalanceThatSuffices() {
        publish();
        Member member = member();
        payIn(member, 30_00);
        Line line = OpenLine.of(member, plan().number(), 1, 1, 3_00, today());
        transaction.executeWithoutResult(_ -> lines.open(line, "test", "test", gate.enter()));

        shareOneCase();

        assertThat(debits.openOf(member.household())).isEqualTo(Amount.ZERO);
        assertThat(balance(member)).isEqualTo(new Amount(15_00));
    }

    /// The number that the form on the page carries.
    private static String order(Browser payer) {
        String page = payer.get("/me/balance").body();
        return page.replaceFirst("(?s).*name=\"order\" value=\"([^\"]*)\".*", "$1");
    }
}
