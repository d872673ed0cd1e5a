package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.money.Amount;

/// No balance goes back by the word of one person: two release the same payouts.
class ReleaseTest extends RefundScene {

    private static final String DESK = "/staff/collection";
    private static final String API = "/api/v1/collection/releases";

    @Autowired private RefundReleases releases;
    @Autowired private CollectionDesk desk;
    @Autowired private JdbcClient jdbc;

    @Override
    String code() {
        return "released";
    }

    private OwedPayout.State state(Member member) {
        collection.advance();
        collection.advance();
        List<OwedPayout> all = debits.payouts(member.household());
        return all.getFirst().state();
    }

    /// A member who has left, and whose balance waits to be released.
    private Member gone(long minor) {
        Member member = memberWith(minor);
        enrolments.leave(member.enrolment());
        assertThat(paidBack(member)).containsExactly(new Amount(minor));
        return member;
    }

    @Test
    void onePersonReleasesNothingHoweverOften() {
        Member member = gone(50_00);
        Account finance = account(Role.FINANCE);

        int through = desk.release(finance, plan()).orElseThrow().through();
        assertThat(desk.confirm(finance, plan(), through)).isEmpty();
        desk.release(finance, plan());

        assertThat(state(member)).isEqualTo(OwedPayout.State.OWED);
        assertThatThrownBy(() -> readyBySql(member)).hasMessageContaining("two persons");
    }

    private void readyBySql(Member member) {
        jdbc.sql("update collection.payout set state = 'READY' where household = :household")
                .param("household", member.household())
                .update();
    }

    @Test
    void twoPeopleReleaseTheSameAndWhatComesLaterWaitsForTheNextTime() {
        Member first = gone(50_00);
        RefundApproval one = releases.release(1, plan().number()).orElseThrow();
        Member second = gone(40_00);

        RefundApproval two = releases.confirm(2, plan().number(), one.through()).orElseThrow();

        assertThat(two.payouts()).isEqualTo(one.payouts());
        assertThat(two.amount()).isEqualTo(one.amount());
        assertThat(state(first)).isIn(OwedPayout.State.SENT, OwedPayout.State.PAID);
        assertThat(state(second)).isEqualTo(OwedPayout.State.OWED);
        assertThat(releases.confirm(3, plan().number(), one.through())).isEmpty();
    }

    @Test
    void theDeskShowsTheSumAndOffersItToWhoMayRelease() {
        gone(50_00);
        Browser first = signedIn(account(Role.FINANCE));
        Browser second = signedIn(account(Role.FINANCE));
        Browser auditor = signedIn(account(Role.AUDITOR));
        String action = DESK + "/releases/released";
        assertThat(first.get(DESK).body()).contains(action, "Approve as the first of two");
        assertThat(auditor.get(DESK).body()).doesNotContain(action);

        String noted = location(first.post(action, Map.of("through", "")));

        assertThat(first.get(noted).body())
                .doesNotContain(action)
                .contains("nothing has been sent yet", "Another person of finance approves it");
        String page = second.get(DESK).body();
        assertThat(page).contains(action, "Approve as the second");
        String through =
                page.replaceFirst(
                        "(?s).*" + action + ".*?name=\"through\" value=\"(\\d+)\".*", "$1");
        String sent = location(second.post(action, Map.of("through", through)));
        assertThat(second.get(sent).body())
                .doesNotContain(action)
                .contains("Approved by two persons");
        String again = location(second.post(action, Map.of("through", through)));
        assertThat(second.get(again).body()).contains("Nothing was released");
        assertThat(second.post(DESK + "/releases/nowhere", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverReleasesLooksAtEachPayoutOfTheReleaseAndSeesItOnItsWayAfterwards() {
        Member member = gone(50_00);
        RefundApproval one = releases.release(1, plan().number()).orElseThrow();
        Member later = gone(40_00);
        Browser second = signedIn(account(Role.FINANCE));

        String list = DESK + "/payouts?plan=released&release=" + one.through();
        assertThat(second.get(DESK).body()).contains(list.replace("&", "&amp;"));
        assertThat(second.get(list).body())
                .contains("CNY\u00a050.00", "household " + member.household(), "waits for two")
                .doesNotContain("household " + later.household() + "<");

        releases.confirm(2, plan().number(), one.through());

        assertThat(second.get(list).body()).contains("No payout waits");
        assertThat(state(later)).isEqualTo(OwedPayout.State.OWED);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void twoProgramsReleaseTheSame() {
        Member member = gone(50_00);
        Browser first = signedIn(account(Role.FINANCE));
        Browser second = signedIn(account(Role.FINANCE));
        first.get(DESK);
        second.get(DESK);

        var one = post(first, "{}");
        String through = one.body().replaceFirst("(?s).*\"through\":(\\d+).*", "$1");
        var own = post(first, "{\"through\":%s}".formatted(through));
        var listed = second.get(API).body();
        var two = post(second, "{\"through\":%s}".formatted(through));
        var nothing = post(second, "{}");

        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(own.statusCode()).isEqualTo(409);
        assertThat(listed).contains("\"plan\":\"released\"", "\"through\":" + through);
        assertThat(two.statusCode()).isEqualTo(200);
        assertThat(nothing.statusCode()).isEqualTo(409);
        assertThat(state(member)).isIn(OwedPayout.State.SENT, OwedPayout.State.PAID);
    }

    private static HttpResponse<String> post(Browser by, String json) {
        return by.apiSignedIn("POST", API + "/released", "application/json", json);
    }
}
