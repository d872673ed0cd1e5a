package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program that knows nothing but the API goes the whole way: whatever an answer asks it to send,
/// an earlier answer has told it.
class IntegratorTest extends RoundScene {

    private static final String SCOPES =
            "plans:read joins:write enrolments:read claims:write claims:read rounds:read";

    private String token = "";

    private JsonNode call(int status, String method, String path, String body) {
        var answer = browser().api(method, "/api/v1" + path, token, body);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    private void madeOnThePage(Account account) {
        Browser browser = signedIn(account);
        browser.get("/me/tokens");
        String fields =
                List.of(SCOPES.split(" ")).stream()
                        .map(scope -> "&scopes=" + scope)
                        .collect(Collectors.joining());
        String page = browser.postRaw("/me/tokens", "name=program" + fields).body();
        token = page.replaceAll("(?s).*<code class=\"secret\">([^<]+)<.*", "$1");
    }

    private long joins() {
        String plan =
                call(200, "GET", "/plans", "").path("plans").findValuesAsString("code").stream()
                        .filter(PLAN::equals)
                        .findFirst()
                        .orElseThrow();
        List<String> answers = new ArrayList<>();
        for (JsonNode question : call(200, "GET", "/plans/" + plan, "").path("questions")) {
            answers.add("\"" + question.path("id").asString() + "\":false");
        }
        String body =
                """
                {"person":{"name":"Wang Integrated","documentKind":"OTHER","country":"SG",
                  "number":"P%s","birth":"%s","sex":"FEMALE"},
                 "mandate":{"ceilingMinor":5000,"account":"acc-integrated-1"},
                 "plan":"%s","answers":{%s},"country":"CN","consents":%s}
                """
                        .formatted(
                                System.nanoTime(),
                                today().minusYears(36),
                                plan,
                                String.join(",", answers),
                                consents());
        return call(201, "POST", "/joins", body).path("enrolment").asLong();
    }

    /// As the description of the API lists them.
    private String consents() {
        return call(200, "GET", "/openapi.json", "")
                .path("components")
                .path("schemas")
                .path("NewJoin")
                .path("properties")
                .path("consents")
                .path("items")
                .path("enum")
                .toString();
    }

    @Test
    void fromTheTokenToTheReceiptNothingMustBeGuessed() {
        plans.publishShipped(List.of("demo/demo-xiang-hu-bao.yaml"));
        madeOnThePage(account(Role.MEMBER));

        long enrolment = joins();
        JsonNode claim = reports(enrolment);
        Round struck = strike(announced().round());

        assertThat(claim.path("plan").asString()).as("a code, as everywhere").isEqualTo(PLAN);
        String mine = "/enrolments/" + enrolment;
        String day = newest(mine);
        assertThat(day).isEqualTo(struck.noticeOn().toString());
        JsonNode receipt = call(200, "GET", mine + "/receipts/" + day, "");
        assertThat(receipt.path("enrolment").asLong()).isEqualTo(enrolment);
        assertThat(receipt.path("root").path("sumMinor").asLong()).isPositive();
        assertThat(call(200, "GET", "/rounds/" + PLAN + "/" + day, "").isEmpty()).isFalse();
    }

    private String newest(String mine) {
        return call(200, "GET", mine + "/rounds", "")
                .path("rounds")
                .path(0)
                .path("noticeOn")
                .asString();
    }

    private JsonNode reports(long enrolment) {
        JsonNode disease =
                call(200, "GET", "/plans/" + PLAN + "/diseases?limit=1", "")
                        .path("diseases")
                        .path(0);
        String body =
                """
                {"enrolment":%d,"disease":"%s","severity":"%s","accident":true,
                 "diagnosedOn":"%s","hospital":"First Hospital","story":"It hurt."}
                """
                        .formatted(
                                enrolment,
                                disease.path("code").asString(),
                                disease.path("severities").path(0).asString(),
                                today());
        long claim = call(201, "POST", "/claims", body).path("claim").asLong();
        return call(200, "GET", "/claims/" + claim, "").path("claim");
    }
}
