package org.tongzhou.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.PlatformTest;

/// Tokens, and the answers that writes leave behind.
class TokensTest extends PlatformTest {

    private static final String WANTED = "{\"name\":\"mine\",\"scopes\":[\"tokens:read\"]}";
    private static final String PATH = "/api/v1/tokens";

    @Autowired private Accounts accounts;
    @Autowired private Tokens tokens;
    @Autowired private JdbcClient jdbc;

    private String token(Account account, String... scopes) {
        return tokens.issue(account, Tokens.Wanted.of("test", List.of(scopes))).secret().value();
    }

    private Account member() {
        return accounts.createForDemo("token test", Set.of(Role.MEMBER));
    }

    @Test
    void aTokenDoesWhatItsScopesSayAndNoMore() {
        String reads = token(member(), "tokens:read");

        assertThat(browser().api("GET", PATH, reads, "").statusCode()).isEqualTo(200);
        assertThat(browser().api("POST", PATH, reads, WANTED).statusCode()).isEqualTo(403);
        assertThat(browser().api("GET", "/api/v1/claims", reads, "").statusCode()).isEqualTo(403);
        assertThat(browser().api("GET", "/me/settings", reads, "").statusCode()).isEqualTo(303);
        assertThat(browser().api("GET", PATH, "tz_wrong", "").statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenCannotMakeOneThatMayMore() {
        String writes = token(member(), "tokens:write");

        assertThat(browser().api("POST", PATH, writes, WANTED).statusCode()).isEqualTo(403);
    }

    @Test
    void rolesThatWereTakenAreTakenFromTokensToo() {
        Account finance = accounts.createForDemo("finance test", Set.of(Role.FINANCE));
        var scope = Set.of(Scope.of("books:read"));
        String reads = token(finance, "books:read");

        accounts.take(finance.id(), Role.FINANCE);

        assertThat(tokens.find(new Secret(reads)).orElseThrow().scopes().orElseThrow()).isEmpty();
        assertThat(scope).isNotEmpty();
    }

    @Test
    void badInputNamesTheField() {
        String writes = token(member(), "tokens:write", "tokens:read");

        var answer =
                browser().api("POST", PATH, writes, "{\"name\":\"\",\"scopes\":[\"tokens:read\"]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(answer.body()).contains("/problems/bad-input").contains("\"field\":\"name\"");
    }

    @Test
    void nobodySeesOrRevokesTheTokensOfOthers() {
        Account other = member();
        long id = tokens.issue(other, Tokens.Wanted.of("other", List.of("tokens:read"))).id();
        String writes = token(member(), "tokens:write", "tokens:read");

        var answer = browser().api("DELETE", PATH + "/" + id, writes, "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(tokens.of(other)).hasSize(1);
    }

    @Test
    void theSameKeyGetsTheSameAnswerAndOneEffect() {
        Account account = member();
        String writes = token(account, "tokens:write", "tokens:read");
        String key = UUID.randomUUID().toString();

        var first = browser().api("POST", PATH, writes, WANTED, key);
        var second = browser().api("POST", PATH, writes, WANTED, key);
        var other = browser().api("POST", PATH, writes, WANTED.replace("mine", "yours"), key);
        var none = browser().api("POST", PATH, writes, WANTED, "");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(tokens.of(account)).hasSize(2);
    }

    @Test
    void whoReadsTheDatabaseFindsNoTokenAmongTheAnswers() {
        Account account = member();
        String writes = token(account, "tokens:write", "tokens:read");

        String answer = browser().api("POST", PATH, writes, WANTED).body();

        assertThat(answer).contains("tz_");
        List<byte[]> kept =
                jdbc.sql("select body_sealed from web.idempotency i where account = :a")
                        .param("a", account.id())
                        .query((row, _) -> row.getBytes(1))
                        .list();
        assertThat(kept).hasSize(1);
        assertThat(new String(kept.getFirst(), StandardCharsets.ISO_8859_1)).doesNotContain("tz_");
    }

    @Test
    void aWriteNeedsAKeyHoweverItsAddressIsSpelt() {
        Account account = member();
        String writes = token(account, "tokens:write", "tokens:read");
        String key = UUID.randomUUID().toString();

        var none = browser().api("POST", "/%61pi/v1/tokens", writes, WANTED, "");
        var first = browser().api("POST", PATH, writes, WANTED, key);
        var again = browser().api("POST", "/api/v1/tok%65ns", writes, WANTED, key);

        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(tokens.of(account)).hasSize(2);
    }

    @Test
    void manyAtOnceWithOneKeyHaveOneEffect() throws InterruptedException {
        Account account = member();
        String writes = token(account, "tokens:write", "tokens:read");
        String key = UUID.randomUUID().toString();
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            calls.add(() -> browser().api("POST", PATH, writes, WANTED, key).statusCode());
        }

        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.resultNow());
            }
        }

        assertThat(answers).contains(201).isSubsetOf(201, 409);
        assertThat(tokens.of(account)).hasSize(2);
    }

    @Test
    void thePageSaysInWordsWhatEachScopeLetsAProgramDo() {
        Account account = member();
        tokens.issue(account, Tokens.Wanted.of("mine", List.of("claims:write")));
        var browser = browser();
        browser.get("/demo/sign-in");
        browser.post("/demo/sign-in", java.util.Map.of("account", "" + account.id()));

        String page = browser.get("/me/tokens").body();

        assertThat(page)
                .contains("Report claims, add papers, withdraw <code>claims:write</code>")
                .contains(">Read plans, their diseases and versions</label>")
                .doesNotContain("books:read");
    }
}
