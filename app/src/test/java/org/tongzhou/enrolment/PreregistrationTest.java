package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.messages.Message;
import org.tongzhou.messages.Messages;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.PublishOutcome;

/// Names put down for a plan that opens later, on pages and for programs.
class PreregistrationTest extends JoinScene {

    private static final long PLATFORM = 0;
    private static final String API = "/api/v1/joins/preregistrations";

    @Autowired private Preregistrations preregistrations;
    @Autowired private Messages messages;

    /// A plan that opens in some days and takes names until then.
    private ListedPlan opensIn(int days, String code) throws IOException {
        String text =
                new ClassPathResource("plans/xiaomi-huzhu.yaml")
                        .getContentAsString(StandardCharsets.UTF_8)
                        .replace("code: xiaomi-huzhu", "code: " + code)
                        .replace("opensOn: 2020-06-01", "opensOn: " + today().plusDays(days));
        assertThat(plans.propose(code + ".yaml", text, PLATFORM))
                .isInstanceOf(PublishOutcome.Proposed.class);
        int number =
                plans.proposed().stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .orElseThrow()
                        .number();
        plans.confirm(number, 1, PLATFORM);
        return plans.inForce(code, gate.now()).orElseThrow();
    }

    private List<Message> opened(Account account) {
        return messages.ofAccount(account.id(), Long.MAX_VALUE, 50).stream()
                .filter(one -> one.kind() == Message.Kind.PLAN_OPENED)
                .toList();
    }

    @Test
    void aMemberPutsHisNameDownTakesItBackAndPutsItDownAgain() throws IOException {
        ListedPlan plan = opensIn(40, "prereg-page");
        Account account = account();
        Browser browser = signedIn(account);
        String path = "/me/preregistrations/" + plan.code();

        assertThat(browser().get("/plans/" + plan.code()).body())
                .contains("This plan opens on", path)
                .doesNotContain("/plans/" + plan.code() + "/join");
        assertThat(browser.get(path).body()).contains("Tell me when it opens");
        assertThat(browser.post(path, Map.of()).statusCode()).isEqualTo(303);
        assertThat(browser.get(path).body()).contains("Your name has been down since");
        assertThat(browser.get("/me").body()).contains(path);

        browser.get(path);
        assertThat(browser.post(path + "/withdrawal", Map.of()).statusCode()).isEqualTo(303);
        assertThat(browser.get(path).body()).contains("Tell me when it opens");
        assertThat(browser.get("/me").body()).doesNotContain(path);
        assertThat(browser().get(path).statusCode()).isNotEqualTo(200);
        assertThat(browser.get("/me/preregistrations/no-such").statusCode()).isEqualTo(404);
    }

    @Test
    void aPlanThatIsOpenTakesNoNames() {
        Browser browser = signedIn(account());
        String path = "/me/preregistrations/" + PLAN;

        browser.get("/me");
        assertThat(browser.get(path).body()).contains("takes no names", "/me/join/" + PLAN);
        assertThat(browser.post(path, Map.of()).statusCode()).isEqualTo(422);
        var refused =
                browser()
                        .api(
                                "POST",
                                API,
                                token(account(), "joins:write"),
                                "{\"plan\":\"%s\"}".formatted(PLAN));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("/problems/names-not-taken");
    }

    @Test
    void aProgramSeesPutsDownAndTakesBackItsAccountsNameAlone() throws IOException {
        ListedPlan plan = opensIn(40, "prereg-api");
        Account account = account();
        String write = token(account, "joins:write");
        String read = token(account, "joins:read");
        String stranger = token(account(), "joins:read");
        String body = "{\"plan\":\"%s\"}".formatted(plan.code());

        var first = browser().api("POST", API, write, body);
        var again = browser().api("POST", API, write, body);
        String own = browser().api("GET", API, read, "").body();
        String others = browser().api("GET", API, stranger, "").body();
        var noPlan = browser().api("POST", API, write, "{\"plan\":\"no-such\"}");
        var taken = browser().api("DELETE", API + "/" + plan.code(), write, "");
        String after = browser().api("GET", API, read, "").body();

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(own).contains(plan.code(), "opensOn", "since");
        assertThat(others).doesNotContain(plan.code());
        assertThat(noPlan.statusCode()).isEqualTo(400);
        assertThat(taken.statusCode()).isEqualTo(204);
        assertThat(after).doesNotContain(plan.code());
    }

    @Test
    void whoWaitsIsToldOnceWhenThePlanOpensAndThenJoins() throws IOException {
        ListedPlan plan = opensIn(3, "prereg-opens");
        Account waiting = account();
        Account withdrew = account();
        preregistrations.add(plan, waiting.id());
        preregistrations.add(plan, withdrew.id());
        preregistrations.remove(plan.number(), withdrew.id());

        preregistrations.advance();
        assertThat(opened(waiting)).isEmpty();
        gate.moveTo(gate.now().plus(Duration.ofDays(4)));
        preregistrations.advance();
        preregistrations.advance();

        assertThat(opened(waiting)).hasSize(1);
        assertThat(opened(withdrew)).isEmpty();
        assertThat(preregistrations.add(plan, waiting.id())).isFalse();
        Browser browser = signedIn(waiting);
        assertThat(browser.get("/me/inbox").body())
                .contains("is open: you can join now", "/plans/" + plan.code() + "/join");
        assertThat(browser.get("/me/preregistrations/" + plan.code()).body())
                .contains("/me/join/" + plan.code());
        assertThat(browser.get("/plans/" + plan.code()).body())
                .contains("/plans/" + plan.code() + "/join");
    }

    @Test
    void beforeJoiningEverybodySeesWhatItMayCostOrThatNobodyKnows() throws IOException {
        ListedPlan plan = opensIn(40, "prereg-costs");
        String page = browser().get("/plans/" + plan.code() + "/costs").body();
        var json = browser().get("/api/v1/plans/" + plan.code() + "/costs?age=35");
        var bad = browser().get("/api/v1/plans/" + plan.code() + "/costs?age=-1");

        assertThat(page).contains("nobody knows what it will cost");
        assertThat(json.statusCode()).as(json.body()).isEqualTo(200);
        assertThat(json.body()).contains("\"past\":[]").doesNotContain("lowestMinor");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(browser().get("/plans/prereg-costs/costs?age=x").statusCode()).isEqualTo(422);
        assertThat(browser().get("/plans/no-such/costs").statusCode()).isEqualTo(404);
    }
}
