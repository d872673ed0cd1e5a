package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
import org.tongzhou.accounts.Role;
import org.tongzhou.claims.StaffAct;
import org.tongzhou.core.money.Amount;
import org.tongzhou.web.Formats;

/// What everybody sees of a round, who may move it, and what a member learns before money moves.
class RoundPagesTest extends RoundScene {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");

    @Autowired private Audit audit;

    private static String money(Amount amount) {
        return "CNY\u00a0" + Formats.count(amount.minor() / 100);
    }

    @Test
    void everybodySeesTheEstimateAndThenTheStatementAsTheDatabaseHasIt() {
        Announced scene = announced();

        String before = browser().get(scene.path()).body();
        assertThat(before)
                .contains("This is the estimate")
                .contains("/cases/" + scene.claim())
                .contains("W********")
                .doesNotContain("Wang");
        assertThat(browser().get("/").body()).contains("Next cases are shown on");
        String known =
                DateTimeFormatter.ofPattern("d MMMM y", Locale.ENGLISH)
                        .format(rounds.objectionsUntil(scene.round()));
        assertThat(browser().get("/rounds").body())
                .as("what is known of a round without a price")
                .contains("The share is known from " + known + ", once objections are heard");

        Round struck = strike(scene.round());
        Statement statement = rounds.statement(struck.plan(), struck.number()).orElseThrow();
        String after = browser().get(scene.path()).body();
        String json = browser().get("/api/v1/rounds/" + PLAN + "/" + struck.noticeOn()).body();

        assertThat(after)
                .contains("This share is final")
                .contains(money(statement.payouts()))
                .contains(money(statement.charged()));
        assertThat(json)
                .contains("\"chargedMinor\":" + statement.charged().minor())
                .contains("\"members\":" + statement.members())
                .contains("\"feeMinor\":" + statement.fee().minor())
                .contains("\"estimate\":false");
        assertThat(browser().get("/api/v1/rounds/" + PLAN + "/past-prices?age=36&limit=1").body())
                .contains("\"noticeOn\":\"" + struck.noticeOn(), "\"shareMinor\":");
        assertThat(browser().get("/api/v1/rounds/" + PLAN + "/past-prices?age=-1").body())
                .contains("\"field\":\"age\"");
        assertThat(browser().get("/rounds").body()).contains(scene.path());
        assertThat(browser().get("/plans/" + PLAN + "/rounds").body()).contains(scene.path());
        assertThat(browser().get("/plans/" + PLAN + "/rounds/2019-01-07").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aMemberObjectsOnceAndNotTooLate() {
        Announced scene = announced();
        String path = "/cases/" + scene.claim();
        Browser browser = signedIn(scene.payer().account());
        Map<String, String> reason = Map.of("reason", "I know better");
        assertThat(browser.get(path).body()).contains("Send my objection");

        var empty = browser.post(path + "/objections", Map.of("reason", " "));
        var first = browser.post(path + "/objections", reason);
        browser.get(path);
        var second = browser.post(path + "/objections", reason);
        var stranger = browser().post(path + "/objections", reason);
        closeObjections(scene.round());
        Browser late = signedIn(account(Role.MEMBER));
        late.get("/rounds");
        String closed = late.get(path).body();
        var tooLate = late.post(path + "/objections", reason);

        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.body()).contains("You have objected to this case already");
        assertThat(stranger.statusCode()).isNotEqualTo(303);
        assertThat(closed).contains("Objections are no longer taken");
        assertThat(tooLate.statusCode()).isEqualTo(422);
        assertThat(tooLate.body()).contains("It is too late");
    }

    @Test
    void twoDifferentPeopleOfFinanceStrikeARound() {
        Announced scene = announced();
        String path = "/staff/rounds/" + PLAN + "/" + scene.round().noticeOn();
        Account one = account(Role.FINANCE);
        Browser member = signedIn(scene.payer().account());
        Browser first = signedIn(one);
        Browser second = signedIn(account(Role.FINANCE));
        member.get("/rounds");

        assertThat(member.get(path).statusCode()).isEqualTo(403);
        // Whoever calls the address before the button is there is refused all the same.
        var strike = Map.of("step", "STRIKE", "seen", rounds.seen(scene.round()));
        assertThat(member.post(path + "/approvals", strike).statusCode()).isEqualTo(403);
        assertThat(first.get(path).body()).contains("How the share comes about");
        assertThat(first.post(path + "/approvals", strike).body())
                .contains("the round cannot be struck before");
        closeObjections(scene.round());
        first.get(path);
        assertThat(first.post(path + "/approvals", strike).statusCode()).isEqualTo(303);
        first.get(path);
        assertThat(first.post(path + "/approvals", strike).body())
                .contains("another person is needed");
        machine.advance(Progress.UNWATCHED);
        assertThat(state(scene)).isEqualTo(RoundState.ANNOUNCED);
        second.get(path);
        assertThat(second.post(path + "/approvals", strike).statusCode()).isEqualTo(303);
        machine.advance(Progress.UNWATCHED);

        assertThat(state(scene)).isEqualTo(RoundState.STRUCK);
        assertThat(audit.before(Long.MAX_VALUE, 50))
                .anySatisfy(entry -> {
                    assertThat(entry.action()).isEqualTo("approve round");
                    assertThat(entry.actor()).isEqualTo(one.id());
                });
    }

    private static Map<String, String> strikeAsSeen(Browser browser, String path) {
        var seen = SEEN.matcher(browser.get(path).body());
        assertThat(seen.find()).isTrue();
        return Map.of("step", "STRIKE", "seen", seen.group(1));
    }

    @Test
    void anApprovalOfFiguresThatChangedSinceIsRefusedAndTheFirstOneLapses() {
        Announced scene = announced();
        String path = "/staff/rounds/" + PLAN + "/" + scene.round().noticeOn();
        String api = "/api/v1/rounds/" + PLAN + "/" + scene.round().noticeOn() + "/approvals";
        object(scene);
        closeObjections(scene.round());
        Browser first = signedIn(account(Role.FINANCE));
        Browser second = signedIn(account(Role.FINANCE));
        Map<String, String> before = strikeAsSeen(first, path);
        assertThat(first.post(path + "/approvals", before).statusCode()).isEqualTo(303);
        strikeAsSeen(second, path);

        withdraw(scene);
        var late = second.post(path + "/approvals", before);
        String token = token(account(Role.FINANCE), "rounds:write");
        String json = "{\"step\":\"STRIKE\",\"seen\":\"" + before.get("seen") + "\"}";
        var program = browser().api("POST", api, token, json);
        var blind = browser().api("POST", api, token, "{\"step\":\"STRIKE\"}");
        machine.advance(Progress.UNWATCHED);

        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("The figures have changed since you looked");
        assertThat(late.body()).doesNotContain("Approved by account");
        assertThat(program.statusCode()).isEqualTo(409);
        assertThat(blind.statusCode()).isEqualTo(400);
        assertThat(blind.body()).contains("\"field\":\"seen\"");
        assertThat(state(scene)).isEqualTo(RoundState.ANNOUNCED);

        Map<String, String> now = strikeAsSeen(first, path);
        assertThat(first.post(path + "/approvals", now).statusCode()).isEqualTo(303);
        assertThat(first.get(api).body())
                .contains("\"seen\":\"" + now.get("seen") + "\"", "\"due\":true");
        second.get(path);
        assertThat(second.post(path + "/approvals", now).statusCode()).isEqualTo(303);
        machine.advance(Progress.UNWATCHED);
        assertThat(state(scene)).isEqualTo(RoundState.STRUCK);
    }

    private RoundState state(Announced scene) {
        return rounds.find(scene.round().plan(), scene.round().number()).orElseThrow().state();
    }

    @Test
    void aPayerLearnsAmountAndReasonBeforeMoneyMovesAndNobodyElseDoes() {
        Announced scene = announced();
        Round struck = strike(scene.round());
        Browser payer = signedIn(scene.payer().account());
        Browser stranger = signedIn(account(Role.MEMBER));

        assertThat(payer.get("/me/inbox").body()).contains("will be debited from");
        assertThat(payer.get("/me/passbook").body())
                .contains("will be debited from")
                .contains(scene.path());
        assertThat(stranger.get("/me/passbook").body()).doesNotContain(scene.path());
        String one = "/me/passbook/" + struck.number();
        assertThat(payer.get(one).body()).contains("will be debited from").contains(scene.path());
        assertThat(stranger.get(one).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/me/inbox").body()).contains("Nothing new");
        assertThat(payer.get("/me/balance").body()).contains("You are in no pre-paid plan");
        assertThat(payer.get("/staff/collection").statusCode()).isEqualTo(403);
        String token = token(scene.payer().account(), "passbook:read");
        var json = browser().api("GET", "/api/v1/passbook", token, "");
        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(json.body())
                .contains("\"round\":" + struck.number())
                .contains("\"enrolment\":" + scene.payer().enrolment());
        String finance = token(account(Role.FINANCE), "collection:read");
        String member = token(scene.payer().account(), "collection:read");
        String differences = "/api/v1/collection/differences";
        assertThat(browser().api("GET", differences, finance, "").statusCode()).isEqualTo(200);
        assertThat(browser().api("GET", differences, member, "").statusCode()).isEqualTo(403);
        assertThat(signedIn(account(Role.AUDITOR)).get("/staff/collection").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPayerSeesHisOwnEstimateUntilTheRoundIsFinal() {
        Announced scene = announced();
        var own = enrolments.ofHousehold(scene.payer().household());
        EstimatedShare estimate = rounds.estimates(own).getFirst();
        String amount = money(estimate.amount());
        Browser payer = signedIn(scene.payer().account());
        Browser stranger = signedIn(account(Role.MEMBER));
        String about = "would cost your household about ";

        assertThat(estimate.amount().isPositive()).isTrue();
        assertThat(payer.get("/me/inbox").body()).contains(about, amount);
        assertThat(payer.get("/me").body()).contains(about, scene.path());
        assertThat(stranger.get("/me/inbox").body()).doesNotContain(about);
        Round struck = strike(scene.round());

        assertThat(rounds.passbook(own.getFirst()))
                .filteredOn(line -> line.round() == struck.number())
                .extracting(PassbookLine::charge)
                .containsExactly(estimate.amount());
        assertThat(payer.get("/me/inbox").body())
                .doesNotContain(about)
                .contains("will be debited from", amount);
    }

    @Test
    void aCaseApprovedAgainAfterAnObjectionIsPublishedAgain() {
        Announced scene = announced();
        Browser reviewer = signedIn(account(Role.REVIEWER));
        Browser second = signedIn(account(Role.REVIEWER));
        String path = "/staff/rounds/" + PLAN + "/" + scene.round().noticeOn();
        reviewer.get(path);
        second.get(path);
        Map<String, String> uphold =
                Map.of("claim", "" + scene.claim(), "reason", "It is another person");

        assertThat(reviewer.post(path + "/withdrawals", uphold).body())
                .contains("Nobody has objected");
        object(scene);
        reviewer.get(path);
        assertThat(reviewer.post(path + "/withdrawals", uphold).statusCode()).isEqualTo(303);
        assertThat(reviewer.get(path).body()).contains("a second person confirms it");
        assertThat(reviewer.post(path + "/withdrawals", uphold).body())
                .contains("another reviewer confirms it");
        assertThat(second.post(path + "/withdrawals", uphold).statusCode()).isEqualTo(303);
        var gone = browser().get("/cases/" + scene.claim());
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body())
                .contains("taken out of its round", scene.path())
                .doesNotContain("W********");
        assertThat(browser().get("/api/v1/cases/" + scene.claim()).statusCode()).isEqualTo(410);
        assertThat(browser().get("/cases/" + Long.MAX_VALUE).statusCode()).isEqualTo(404);
        act(scene.claim(), account(Role.REVIEWER), StaffAct.INVESTIGATE);
        act(scene.claim(), account(Role.INVESTIGATOR), StaffAct.REPORT_FINDINGS);
        approve(scene.claim());
        strike(scene.round());
        Round next = nextRound();

        PublishedCase again = rounds.publishedCase(scene.claim()).orElseThrow();
        assertThat(again.round()).isEqualTo(next.number());
        assertThat(browser().get("/cases/" + scene.claim()).statusCode()).isEqualTo(200);
    }
}
