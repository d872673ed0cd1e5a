package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.core.money.Amount;

/// Taking money out of a balance on its page and by the API.
class RefundPagesTest extends RefundScene {

    private static final String PAGE = "/me/balance/taken-out/refund";

    private static String order(Browser payer) {
        String page = payer.get(PAGE).body();
        return page.replaceFirst("(?s).*name=\"order\" value=\"([^\"]*)\".*", "$1");
    }

    @Test
    void thePageSaysHowMuchAndWhenAndOrdersOnceHoweverOftenItIsSent() {
        Member member = memberWith(50_00);
        Browser payer = signedIn(member.account());
        assertThat(payer.get("/me/balance").body())
                .contains("Take money out", "CNY\u00a020.00 for your household");
        var form = Map.of("amount", "12.50", "order", order(payer));
        assertThat(payer.get(PAGE).body()).contains("CNY\u00a030.00", "two people release it");

        assertThat(payer.post(PAGE, form).statusCode()).isEqualTo(303);
        payer.get(PAGE);
        assertThat(payer.post(PAGE, form).statusCode()).isEqualTo(303);

        assertThat(paidBack(member)).containsExactly(new Amount(12_50));
        long given = orders.ofHousehold(member.household()).getFirst().number();
        payer.get(PAGE);
        String tooLate =
                payer.post("/me/balance/refunds/" + given + "/cancellation", Map.of())
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        assertThat(payer.get(tooLate).body()).contains("can no longer be taken back");
        assertThat(payer.post(PAGE, form).statusCode()).isEqualTo(303);
        assertThat(paidBack(member)).containsExactly(new Amount(12_50));
        assertThat(payer.get("/me/balance").body()).contains("CNY\u00a012.50", "CNY\u00a037.50");
        assertThat(payer.get("/me/inbox").body()).contains("It comes from your balance");
    }

    @Test
    void aWrongAmountIsRefusedBesideTheFieldAndStays() {
        Member member = memberWith(50_00);
        Browser payer = signedIn(member.account());

        String order = order(payer);
        var typed = payer.post(PAGE, Map.of("amount", "12,5", "order", order));
        var empty = payer.post(PAGE, Map.of("amount", "", "order", order));
        var tooMuch = payer.post(PAGE, Map.of("amount", "20000", "order", order));

        assertThat(typed.statusCode()).isEqualTo(422);
        assertThat(typed.body()).contains("value=\"12,5\"", "Write an amount above zero");
        assertThat(tooMuch.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Enter an amount");
        assertThat(tooMuch.body()).contains("value=\"20000\"", "at most CNY\u00a030.00 now", order);
        assertThat(paidBack(member)).isEmpty();
    }

    @Test
    void whatWaitsForANoticedShareStandsInPlaceOfTheFormAndMayBeTakenBack() {
        Member member = memberWith(50_00);
        strikeOneCase();
        Browser payer = signedIn(member.account());
        assertThat(payer.get(PAGE).body()).contains("First the round that was noticed");
        payer.post(PAGE, Map.of("amount", "5", "order", order(payer)));
        String page = payer.get("/me/balance?told=ASKED").body();
        assertThat(page).contains("Your request is in", "You asked for CNY\u00a05.00");
        assertThat(payer.get(PAGE).body())
                .contains("You asked for CNY\u00a05.00", "Take my request back")
                .doesNotContain("name=\"amount\"");
        assertThat(payer.get("/me/inbox").body()).contains("for CNY\u00a05.00 from your balance");

        String cancellation = page.replaceFirst("(?s).*action=\"([^\"]*/cancellation)\".*", "$1");
        Browser other = signedIn(member().account());
        other.get("/me/balance");
        other.post(cancellation, Map.of());
        assertThat(payer.get("/me/balance").body()).contains("You asked for CNY\u00a05.00");
        String told = payer.post(cancellation, Map.of()).headers().firstValue("Location").get();

        assertThat(payer.get(told).body())
                .doesNotContain("You asked for CNY\u00a05.00")
                .contains("Your request is taken back", "taken back by you");
        String again = payer.post(cancellation, Map.of()).headers().firstValue("Location").get();
        assertThat(payer.get(again).body()).contains("Your request is taken back");
    }

    @Test
    void whoHasNoBalanceInThePlanIsLedToHisBalancesAndThereIsNoPageForNoPlan() {
        memberWith(50_00);
        Browser stranger = signedIn(accounts.createForDemo("stranger", Set.of()));

        assertThat(stranger.get(PAGE).headers().firstValue("Location")).contains("/me/balance");
        assertThat(stranger.get("/me/balance/no-such-plan/refund").statusCode()).isEqualTo(404);
    }

    @Test
    void whoLeavesReadsThatTheBalanceGoesBackByItself() {
        Member member = memberWith(50_00);
        Browser payer = signedIn(member.account());
        String leave = "/me/memberships/" + member.enrolment() + "/leave";

        assertThat(payer.get(leave).body())
                .contains("CNY\u00a050.00: all of it goes to the account of your mandate")
                .contains("It cannot be undone")
                .doesNotContain("the others of your household", "Not yet paid");
        String left = payer.post(leave, Map.of()).headers().firstValue("Location").get();

        assertThat(payer.get(left).body()).contains("You have left");
        assertThat(payer.get("/me/balance").body())
                .contains("shares in no further round of this plan", "Cover ends at 00:00 on")
                .doesNotContain("below", "name=\"amount\"");
        assertThat(payer.get("/me/inbox").body())
                .contains("goes back by itself", "left by own wish");
        assertThat(paidBack(member)).containsExactly(new Amount(50_00));
        assertThat(payer.get("/me/balance").body())
                .contains("CNY\u00a050.00 has left the balance: is paid to you once two people");
    }

    @Test
    void nothingIsPaidIntoAPlanThatOneHasLeft() {
        Member member = memberWith(50_00);
        Browser payer = signedIn(member.account());
        payer.get("/me/balance");
        enrolments.leave(member.enrolment());

        String order = UUID.randomUUID().toString();
        var page =
                payer.post("/me/balance", Map.of("plan", code(), "amount", "30", "order", order));
        var program =
                ask(
                        payer,
                        "/api/v1/collection/top-ups",
                        "{\"plan\":\"taken-out\",\"amountMinor\":3000}");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("there is nothing to pay in for");
        assertThat(program.statusCode()).isEqualTo(409);
        assertThat(debits.topUpOrders(member.household())).hasSize(1);
    }

    @Test
    void whoLeavesAndOwesMoreThanTheBalanceHoldsPaysInWhatIsMissing() {
        Member member = memberWith(10_00);
        int round = strikeOneCase();
        Browser payer = signedIn(member.account());
        enrolments.leave(member.enrolment());

        String page = payer.get("/me/balance").body();
        assertThat(page).contains("Please pay in CNY\u00a02.00", "value=\"2.00\"");
        String order = page.replaceFirst("(?s).*name=\"order\" value=\"([^\"]*)\".*", "$1");
        payer.post("/me/balance", Map.of("plan", code(), "amount", "2.00", "order", order));
        collection.advance();
        collection.advance();

        assertThat(payer.get("/me/balance").body()).doesNotContain("Please pay in");
        debit(round);
        assertThat(debits.openOf(member.household())).isEqualTo(Amount.ZERO);
        assertThat(balance(member)).isEqualTo(Amount.ZERO);
    }

    @Test
    void aRequestThatIsReplacedOnLeavingSaysThatAllGoesBack() {
        Member member = memberWith(50_00);
        strikeOneCase();
        ask(member, 5_00);
        Browser payer = signedIn(member.account());
        assertThat(payer.get("/me/memberships/" + member.enrolment() + "/leave").body())
                .contains("after the debit day", "it pays what is owed in this plan");

        enrolments.leave(member.enrolment());

        assertThat(payer.get("/me/balance").body())
                .contains("replaced: all of the balance goes back")
                .contains("Then what is left is paid")
                .doesNotContain("Take my request back");
        assertThat(payer.get(PAGE).body())
                .contains("goes back by itself")
                .doesNotContain("name=\"amount\"");
    }

    @Test
    void anOrderThatIsTooOldToBeShownIsNotTakenForAClosing() {
        Member member = memberWith(50_00);
        ask(member, 1_00);
        assertThat(paidBack(member)).hasSize(1);
        for (int number = 0; number < 50; number++) {
            ask(member, 1_00);
            long latest = orders.ofHousehold(member.household()).getFirst().number();
            assertThat(orders.cancel(member.household(), latest)).isTrue();
        }

        assertThat(signedIn(member.account()).get("/me/balance").body())
                .contains("taken back by you")
                .doesNotContain("Plan closed");
    }

    @Test
    void aProgramAsksListsAndLeavesIn() {
        Member member = memberWith(50_00);
        strikeOneCase();
        Browser payer = signedIn(member.account());
        payer.get("/me/balance");
        String path = "/api/v1/collection/refunds";

        var balance =
                payer.apiSignedIn("GET", "/api/v1/collection/balance", "application/json", "");
        var tooMuch = ask(payer, path, "{\"plan\":\"taken-out\",\"amountMinor\":3001}");
        var nothing = ask(payer, path, "{\"plan\":\"taken-out\"}");
        var elsewhere = ask(payer, path, "{\"plan\":\"nowhere\",\"amountMinor\":100}");
        var asked = ask(payer, path, "{\"plan\":\"taken-out\",\"amountMinor\":500}");
        var again = ask(payer, path, "{\"plan\":\"taken-out\",\"amountMinor\":500}");

        assertThat(balance.body()).contains("\"balanceMinor\":5000", "\"refundableMinor\":3000");
        assertThat(tooMuch.statusCode()).isEqualTo(409);
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body()).contains("amountMinor");
        assertThat(elsewhere.statusCode()).isEqualTo(400);
        assertThat(asked.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(409);
        String listed = payer.apiSignedIn("GET", path, "application/json", "").body();
        assertThat(listed).contains("\"askedMinor\":500", "\"state\":\"WAITING\"");
        String number = listed.replaceFirst("(?s).*\"refund\":(\\d+).*", "$1");
        var left = payer.apiSignedIn("DELETE", path + "/" + number, "application/json", "");
        var gone = payer.apiSignedIn("DELETE", path + "/" + number, "application/json", "");
        assertThat(left.statusCode()).isEqualTo(204);
        assertThat(gone.statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> ask(Browser by, String path, String json) {
        return by.apiSignedIn("POST", path, "application/json", json);
    }
}
