package org.tongzhou.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Audit;
import org.tongzhou.accounts.Role;

/// A proposed version need not stay: whoever proposed it takes it back, another refuses it.
class WithdrawnVersionsTest extends PlanDeskScene {

    private static final String WITHDRAW =
            "insert into plans.withdrawal (plan, version, attempt, withdrawn_by, withdrawn_at,"
                    + " reason) ";
    private static final String CONFIRM =
            "insert into plans.confirmation (plan, version, attempt, confirmed_by, confirmed_at) ";
    @Autowired private Audit audit;
    @Autowired private JdbcClient jdbc;
    @Autowired private TransactionTemplate transaction;

    @Test
    void whoeverProposedAVersionTakesItBackAndItsNumberIsFreeAgain() {
        Browser first = signedIn(Role.PLAN_MANAGER);
        Browser second = signedIn(Role.PLAN_MANAGER);
        String path = DESK + "/desk-back/1";
        first.post(DESK, Map.of("document", document("desk-back", "2999-01-01")));
        String shown = seen(second, path);

        var back = first.post(path + "/withdrawal", Map.of("seen", seen(first, path)));

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(first.get(DESK).body()).contains("“desk-back”, version 1: taken back");
        assertThat(second.post(path, Map.of("seen", shown)).statusCode()).isEqualTo(404);
        gate.moveTo(gate.now().plus(Duration.ofDays(2)));
        String other = document("desk-back", "2999-02-02");
        assertThat(second.post(DESK, Map.of("document", other)).statusCode()).isEqualTo(303);
        assertThat(first.get(path).body()).contains("Refuse this version");
        var blind = first.post(path, Map.of("seen", shown));
        assertThat(blind.body()).contains("not what you saw");
        assertThat(first.post(path, Map.of("seen", seen(first, path))).statusCode()).isEqualTo(303);
        assertThat(plans.confirmed())
                .filteredOn(plan -> plan.code().equals("desk-back"))
                .singleElement()
                .satisfies(plan -> {
                    assertThat(plan.plan().effectiveFrom()).isEqualTo("2999-02-02");
                    // What was taken back has no rounds.
                    assertThat(plans.takenInOn(plan)).isEqualTo(plan.plan().dayOf(gate.now()));
                });
        assertThat(audited("plan desk-back"))
                .containsExactly(
                        "plan-confirmed", "plan-proposed", "plan-withdrawn", "plan-proposed");
    }

    @Test
    void aSecondPersonRefusesAVersionAndSaysWhy() {
        Browser first = signedIn(Role.PLAN_MANAGER);
        Browser second = signedIn(Role.PLAN_MANAGER);
        String path = DESK + "/desk-no/1";
        first.post(DESK, Map.of("document", document("desk-no", "2999-01-01")));
        String seen = seen(second, path);

        var mute = second.post(path + "/withdrawal", Map.of("seen", seen, "reason", " "));
        var refused =
                second.post(path + "/withdrawal", Map.of("seen", seen, "reason", "fee < 5 %"));

        assertThat(mute.statusCode()).isEqualTo(422);
        assertThat(mute.body()).contains("Say why you refuse it");
        assertThat(refused.statusCode()).isEqualTo(303);
        assertThat(first.get(DESK).body())
                .contains("“desk-no”, version 1: proposed by", "refused on", "fee &lt; 5 %");
        assertThat(second.get("/api/v1/staff/plans/withdrawn").body())
                .contains("\"code\":\"desk-no\"", "\"refused\":true", "fee < 5 %");
        assertThat(audited("plan desk-no")).containsExactly("plan-refused", "plan-proposed");
        assertThat(signedIn(Role.AUDITOR).post(path + "/withdrawal", Map.of()).statusCode())
                .isEqualTo(403);
    }

    private List<String> audited(String subject) {
        return audit.before(Long.MAX_VALUE, 50).stream()
                .filter(entry -> entry.subject().equals(subject))
                .map(Audit.Entry::action)
                .toList();
    }

    @Test
    void aProgramTakesBackOrRefusesToo() {
        plans.propose("plan.yaml", document("desk-api", "2999-01-01"), 0);
        Browser manager = signedIn(Role.PLAN_MANAGER);
        String seen = seen(manager, DESK + "/desk-api/1");
        String path = "/api/v1/plans/desk-api/versions/1/withdrawal";

        String json = "application/json";
        var mute = manager.apiSignedIn("PUT", path, json, "{\"seen\":\"" + seen + "\"}");
        var blind = manager.apiSignedIn("PUT", path, json, "{\"seen\":\"0123\",\"reason\":\"x\"}");
        var done =
                manager.apiSignedIn(
                        "PUT", path, json, "{\"seen\":\"" + seen + "\",\"reason\":\"too dear\"}");

        assertThat(mute.statusCode()).isEqualTo(400);
        assertThat(mute.body()).contains("\"reason\"");
        assertThat(blind.body()).contains("not what you saw");
        assertThat(done.statusCode()).isEqualTo(204);
        assertThat(plans.proposed()).noneMatch(plan -> plan.code().equals("desk-api"));
    }

    @Test
    void theDatabaseKeepsEachAttemptConfirmedOrWithdrawnAndNeverBoth() {
        plans.propose("plan.yaml", document("desk-data", "2999-01-01"), 0);
        int number = number("desk-data");
        plans.confirm(number, 1, 0);
        String values = "values (%d, 1, 1, 0, now(), 'x')".formatted(number);

        assertThatThrownBy(() -> jdbc.sql(WITHDRAW + values).update())
                .hasStackTraceContaining("a version that was confirmed is not withdrawn");
        assertThatThrownBy(() -> jdbc.sql("update plans.withdrawal set reason = 'y'").update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> jdbc.sql("delete from plans.withdrawal").update())
                .hasStackTraceContaining("permission denied");
        plans.propose(
                "plan.yaml",
                document("desk-data", "2999-01-01").replace("version: 1", "version: 2"),
                0);
        var mute = values.replace(", 1, 1, 0, now(), 'x'", ", 2, 1, 7, now(), ''");
        assertThatThrownBy(() -> jdbc.sql(WITHDRAW + mute).update())
                .hasStackTraceContaining("says why");
        jdbc.sql(WITHDRAW + values.replace(", 1, 1,", ", 2, 1,")).update();
        assertThatThrownBy(() -> confirmSecond(number))
                .hasStackTraceContaining("a version that was withdrawn is not confirmed");
    }

    private void confirmSecond(int number) {
        jdbc.sql(CONFIRM + "values (:plan, 2, 1, 9, now())").param("plan", number).update();
    }

    /// Others read while the transaction that confirms is under way, and keep what they read.
    @Test
    void whatThisServerConfirmedIsSeenAtOnce() {
        plans.propose("plan.yaml", document("desk-once", "2020-01-01"), 0);
        int number = number("desk-once");

        transaction.executeWithoutResult(_ -> {
            plans.confirm(number, 1, 0);
            CompletableFuture.runAsync(() -> plans.versions(number)).join();
        });

        assertThat(plans.versions(number)).hasSize(1);
        assertThat(browser().get("/plans/desk-once").body()).contains("Version 1");
    }
}
