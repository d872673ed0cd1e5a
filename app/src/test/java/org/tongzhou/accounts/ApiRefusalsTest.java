package org.tongzhou.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.PlatformTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the API tells a program that it does not let in: what is wrong, and what to do next.
class ApiRefusalsTest extends PlatformTest {

    @Autowired private Accounts accounts;
    @Autowired private Tokens tokens;

    private String token(Role role, String... scopes) {
        Account account = accounts.createForDemo("refusals test", Set.of(role));
        return tokens.issue(account, Tokens.Wanted.of("test", List.of(scopes))).secret().value();
    }

    /// Also that it is a problem in words.
    private static JsonNode problem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo("/problems/" + type);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        return problem;
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void anAddressThatThereIsNotIs404WhateverTheTokenMayDo() {
        String token = token(Role.MEMBER, "claims:read");

        for (String path :
                List.of("/api/v1/nothing", "/api/v1/claims/1/nothing", "/api/v1/books/x/y/z")) {
            var answer = browser().api("GET", path, token, "");
            assertThat(problem(answer, 404, "no-such-address").path("detail").asString())
                    .contains("/api/v1/openapi.json");
        }
        problem(browser().api("POST", "/api/v1/nothing", token, "{}", ""), 404, "no-such-address");
        problem(browser().api("GET", "/api/v2/claims", token, ""), 404, "no-such-address");
    }

    @Test
    void whoHasNoTokenLearnsOnlyThatOneIsNeeded() {
        for (String path : List.of("/api/v1/nothing", "/api/v1/claims", "/api/v1/books/plans")) {
            var answer = browser().api("GET", path, "", "");
            assertThat(problem(answer, 401, "not-signed-in").path("detail").asString())
                    .contains("/me/tokens");
            assertThat(header(answer, "WWW-Authenticate")).isEqualTo("Bearer");
            problem(browser().api("POST", path, "", "{}"), 401, "not-signed-in");
        }
    }

    @Test
    void aTokenThatDoesNotHoldIsToldSo() {
        var answer = browser().api("GET", "/api/v1/claims", "tz_wrong", "");

        assertThat(problem(answer, 401, "not-signed-in").path("detail").asString())
                .contains("revoked");
        assertThat(header(answer, "WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void aMissingScopeIsNamed() {
        String token = token(Role.MEMBER, "claims:read");

        var answer = browser().api("POST", "/api/v1/claims", token, "{}");

        JsonNode problem = problem(answer, 403, "scope-missing");
        assertThat(problem.path("scopeNeeded").asString()).isEqualTo("claims:write");
        assertThat(problem.path("detail").asString())
                .contains("claims:write", "Report claims", "/me/tokens");
        assertThat(header(answer, "WWW-Authenticate")).contains("scope=\"claims:write\"");
    }

    @Test
    void aMissingRoleIsNamedAndComesBeforeTheScopeThatOnlyTheRoleAllows() {
        String token = token(Role.MEMBER, "claims:read", "rounds:read");

        var books =
                problem(
                        browser().api("GET", "/api/v1/books/plans", token, ""),
                        403,
                        "role-missing");
        var approvals =
                problem(
                        browser().api("GET", "/api/v1/rounds/x/2026-01-01/approvals", token, ""),
                        403,
                        "role-missing");

        assertThat(books.path("rolesNeeded").toString()).isEqualTo("[\"FINANCE\",\"AUDITOR\"]");
        assertThat(books.path("detail").asString()).contains("Finance or Auditor");
        assertThat(approvals.path("rolesNeeded")).hasSize(3);
    }

    @Test
    void aMethodThatAnAddressDoesNotTakeIs405WithThoseThatItTakes() {
        String token = token(Role.MEMBER, "passbook:read", "passbook:write");
        String other = token(Role.MEMBER, "claims:read");

        for (String one : List.of(token, other)) {
            var answer = browser().api("DELETE", "/api/v1/passbook", one, "", "");
            assertThat(problem(answer, 405, "method-not-allowed").path("methodsAllowed").toString())
                    .contains("GET");
            assertThat(header(answer, "Allow")).contains("GET");
        }
    }

    @Test
    void aBodyOfAnotherKindIs415AndAnAnswerOfAnotherKindIs406() throws Exception {
        String token = token(Role.MEMBER, "tokens:read", "tokens:write");
        var request =
                HttpRequest.newBuilder(URI.create(address() + "/api/v1/tokens"))
                        .header("Accept-Language", "en")
                        .header("Authorization", "Bearer " + token);

        var text =
                send(
                        request.copy()
                                .header("Idempotency-Key", "k-415")
                                .header("Content-Type", "text/csv")
                                .POST(BodyPublishers.ofString("a,b")));
        var image = send(request.copy().header("Accept", "image/png").GET());

        assertThat(problem(text, 415, "unsupported-media-type").path("detail").asString())
                .contains("Content-Type");
        assertThat(problem(image, 406, "not-acceptable").path("detail").asString())
                .contains("Accept");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    @Test
    void refusalsAreInTheLanguageOfTheCaller() throws Exception {
        String token = token(Role.MEMBER, "claims:read");
        for (String path : List.of("/api/v1/nothing", "/api/v1/tokens", "/api/v1/books/plans")) {
            var request =
                    HttpRequest.newBuilder(URI.create(address() + path))
                            .header("Authorization", "Bearer " + token);
            String chinese = send(request.copy().header("Accept-Language", "zh-CN").GET()).body();
            String none = send(request.copy().GET()).body();
            String english = send(request.copy().header("Accept-Language", "en").GET()).body();

            assertThat(chinese).containsPattern("\"detail\":\"[^\"]*\\p{IsHan}").isEqualTo(none);
            assertThat(english).doesNotContainPattern("\\p{IsHan}");
        }
    }

    @Test
    void aCookieWithoutItsCsrfTokenIsToldToUseAToken() {
        Account account = accounts.createForDemo("refusals test", Set.of(Role.MEMBER));
        var browser = browser();
        browser.get("/demo/sign-in");
        browser.post("/demo/sign-in", java.util.Map.of("account", "" + account.id()));

        var answer =
                browser.withoutCsrf().apiSignedIn("POST", "/api/v1/tokens", "application/json", "");

        assertThat(problem(answer, 403, "csrf-missing").path("detail").asString())
                .contains("Bearer");
    }

    @Test
    void aTokenThatMakesAnotherIsToldWhatItLacksItself() {
        String token = token(Role.MEMBER, "tokens:write");

        var answer =
                browser()
                        .api(
                                "POST",
                                "/api/v1/tokens",
                                token,
                                "{\"name\":\"n\",\"scopes\":[\"claims:read\"]}");

        assertThat(problem(answer, 403, "not-allowed").path("detail").asString())
                .contains("claims:read");
    }

    @Test
    void aFieldThatIsWrongIsToldWhatWouldBeRight() {
        String token = token(Role.MEMBER, "claims:write", "joins:write");

        String day = field(token, "/api/v1/claims", "{\"diagnosedOn\":\"31.3.2026\"}");
        String number = field(token, "/api/v1/claims", "{\"enrolment\":\"mine\"}");
        String unknown = field(token, "/api/v1/claims", "{\"illness\":\"x\"}");
        String choice = field(token, "/api/v1/joins", "{\"consents\":[\"ALL\"]}");

        assertThat(day).contains("2026-03-31");
        assertThat(number).contains("whole number");
        assertThat(unknown).contains("The fields are: accident, diagnosedOn, disease");
        assertThat(choice).contains("Use one of: ", "SHARES_CHANGE");
    }

    private String field(String token, String path, String body) {
        var answer = browser().api("POST", path, token, body);
        return problem(answer, 400, "bad-input").path("errors").path(0).path("reason").asString();
    }

    @Test
    void pagesStayPages() {
        Account account = accounts.createForDemo("refusals test", Set.of(Role.MEMBER));
        var browser = browser();
        browser.get("/demo/sign-in");
        browser.post("/demo/sign-in", java.util.Map.of("account", "" + account.id()));

        var closed = browser.get("/staff/books");
        var missing = browser.get("/nothing");

        assertThat(closed.statusCode()).isEqualTo(403);
        assertThat(closed.body()).contains("<h1>This is not open to you</h1>");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("<h1>There is no such page</h1>");
        assertThat(browser.get("/nothing?lang=zh").body()).contains("没有这个页面");
        assertThat(browser.get("/nothing").body())
                .as("the language that was chosen holds for errors too")
                .contains("没有这个页面");
    }
}
