package org.tongzhou.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Role;

/// A version needs a right document and two people.
class PlanDeskTest extends PlanDeskScene {

    @Test
    void aWrongDocumentTellsEveryFaultAndStoresNothing() {
        Browser manager = signedIn(Role.PLAN_MANAGER);
        String wrong =
                document("desk-wrong", "2999-01-01").replace("currency: CNY", "curency: CNY");

        var answer = manager.post(DESK, Map.of("document", wrong));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("plan.yaml:", "curency", "code: desk-wrong");
        assertThat(plans.codes()).doesNotContain("desk-wrong");
        assertThat(manager.post(DESK, Map.of("document", " ")).statusCode()).isEqualTo(422);
    }

    @Test
    void aDocumentWhoseTextMayContradictItsFiguresIsRefused() {
        Browser manager = signedIn(Role.PLAN_MANAGER);
        String wrong =
                document("desk-text", "2999-01-01").replace("{waiting.days} days", "180 days");

        var answer = manager.post(DESK, Map.of("document", wrong));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("180", "by hand", "].en");
        assertThat(plans.codes()).doesNotContain("desk-text");
    }

    @Test
    void noVersionChangesCurrencyFundingOrNoticeDays() {
        Browser manager = signedIn(Role.PLAN_MANAGER);
        manager.post(DESK, Map.of("document", document("desk-fixed", "2999-01-01")));
        String other =
                document("desk-fixed", "2999-02-01")
                        .replaceFirst("version: 1", "version: 2")
                        .replaceFirst("currency: CNY", "currency: USD")
                        .replaceFirst("noticeDays: \\[7, 21]", "noticeDays: [6, 21]");

        var answer = manager.post(DESK, Map.of("document", other));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("for good", "changes: currency, calendar.noticeDays", "USD");
        assertThat(plans.proposed())
                .filteredOn(plan -> plan.code().equals("desk-fixed"))
                .hasSize(1);
    }

    @Test
    void aVersionOfTodayIsRefusedAndOneOfTomorrowNeedsASecondPerson() {
        Browser first = signedIn(Role.PLAN_MANAGER);
        Browser second = signedIn(Role.PLAN_MANAGER);
        var past = first.post(DESK, Map.of("document", document("desk-two", "2020-01-01")));
        assertThat(past.body()).contains("future day");

        String good = document("desk-two", "2999-01-01");
        assertThat(first.post(DESK, Map.of("document", good)).statusCode()).isEqualTo(303);
        first.get(DESK);
        assertThat(first.post(DESK, Map.of("document", good)).body())
                .contains("next free one is 2");

        String path = DESK + "/desk-two/1";
        assertThat(first.get(path).body()).contains("not by the one who proposed it");
        assertThat(first.post(path, Map.of()).body()).contains("not by the one who proposed it");
        String shown = second.get(path).body();
        String proposal = "/api/v1/staff/plans/desk-two/1";
        var seen = SEEN.matcher(shown);
        assertThat(seen.find()).isTrue();
        assertThat(second.get(proposal).body()).contains("\"seen\":\"" + seen.group(1) + "\"");
        var blind = second.post(path, Map.of("seen", "0123456789abcdef"));
        assertThat(blind.statusCode()).isEqualTo(422);
        assertThat(blind.body()).contains("not what you saw");
        assertThat(second.post(path, Map.of("seen", seen.group(1))).statusCode()).isEqualTo(303);
        assertThat(plans.proposed()).noneMatch(plan -> plan.code().equals("desk-two"));
    }

    @Test
    void aVersionWhoseDayHasComeIsConfirmedNoMore() {
        LocalDate today = LocalDate.ofInstant(gate.now(), ZoneId.of("Asia/Shanghai"));
        String code = "desk-late";
        var first = document(code, "2020-01-01");
        plans.propose("plan.yaml", first, 0);
        plans.confirm(number(code), 1, 0);
        Browser one = signedIn(Role.PLAN_MANAGER);
        Browser two = signedIn(Role.PLAN_MANAGER);
        var second = document(code, "" + today.plusDays(1)).replace("version: 1", "version: 2");
        assertThat(one.post(DESK, Map.of("document", second)).statusCode()).isEqualTo(303);
        String path = DESK + "/" + code + "/2";
        var seen = SEEN.matcher(two.get(path).body());
        assertThat(seen.find()).isTrue();
        gate.moveTo(gate.now().plus(Duration.ofDays(1)));

        var late = two.post(path, Map.of("seen", seen.group(1)));

        assertThat(two.get(path).body())
                .contains("the day on which it takes effect has come", "Refuse this version")
                .doesNotContain("Confirm and publish");
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("the day on which it takes effect has come");
        assertThat(plans.proposed()).anyMatch(plan -> plan.code().equals(code));
    }

    @Test
    void anAuditorReadsVersionsWithTheirDifferencesAndByWhomAndChangesNothing() {
        LocalDate today = LocalDate.ofInstant(gate.now(), ZoneId.of("Asia/Shanghai"));
        String code = "desk-audit";
        plans.propose("plan.yaml", document(code, "2020-01-01"), 0);
        plans.confirm(number(code), 1, 0);
        Browser manager = signedIn(Role.PLAN_MANAGER);
        String second =
                document(code, "" + today.plusDays(30))
                        .replace("version: 1", "version: 2")
                        .replace("waiting: {days: 90", "waiting: {days: 60");
        assertThat(manager.post(DESK, Map.of("document", second)).statusCode()).isEqualTo(303);
        Browser auditor = signedIn(Role.AUDITOR);

        String proposed = auditor.get(DESK + "/" + code + "/2").body();

        assertThat(proposed)
                .contains("waiting period · days", "waiting.days", "Proposed by account")
                .doesNotContain("seen", "Refuse this version");
        plans.confirm(number(code), 2, 0);
        assertThat(auditor.get(DESK).body())
                .contains(DESK + "/" + code + "/2")
                .doesNotContain("name=\"document\"");
        assertThat(auditor.get(DESK + "/" + code + "/2").body())
                .contains("waiting.days", "confirmed by account of the platform");
        assertThat(auditor.post(DESK, Map.of("document", second)).statusCode()).isEqualTo(403);
    }

    @Test
    void theDeskIsForPlanManagersAndPlansAreForEverybody() {
        plans.publishShipped(Shipped.DEMO);

        assertThat(signedIn(Role.FINANCE).get(DESK).statusCode()).isEqualTo(403);
        assertThat(browser().get("/plans").body()).contains("/plans/demo-senior");
        assertThat(browser().get("/plans/demo-xiang-hu-bao?q=thyroid").body())
                .contains("Thyroid cancer", "All rules", "setting");
        assertThat(browser().get("/plans/no-such").statusCode()).isEqualTo(404);
        assertThat(browser().get("/api/v1/plans/demo-senior").body())
                .contains("\"waitingDays\":90");
        assertThat(browser().get("/api/v1/plans/no-such").statusCode()).isEqualTo(404);
    }
}
