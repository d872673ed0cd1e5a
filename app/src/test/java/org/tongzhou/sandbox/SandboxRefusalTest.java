package org.tongzhou.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongzhou.signing.Exchange;
import org.tongzhou.signing.SignedClient;

class SandboxRefusalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String HEADER = "instruction,account,amount_minor\n";

    @TempDir Path folder;
    private RunningSandbox sandbox;
    private SignedClient client;

    @BeforeEach
    void start() throws IOException {
        sandbox = RunningSandbox.in(folder, "--processing-polls", "0");
        client = sandbox.client();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        sandbox.close();
    }

    @Test
    void aWrongSecretIsRefused() {
        byte[] other = "another secret of sixteen bytes".getBytes(StandardCharsets.UTF_8);

        try (var stranger =
                new SignedClient(sandbox.address(), other, PATIENCE, Clock.systemUTC())) {
            assertRefused(stranger.get("/v1/control/ledger"), 401, "signature");
        }
    }

    @ParameterizedTest
    @CsvSource({"-301", "302"})
    void aClockThatIsFarOffIsRefused(long offSeconds) {
        Clock off = Clock.offset(Clock.system(ZoneOffset.UTC), Duration.ofSeconds(offSeconds));

        try (var late =
                new SignedClient(sandbox.address(), RunningSandbox.secret(), PATIENCE, off)) {
            assertRefused(late.get("/v1/control/ledger"), 401, "timestamp");
        }
    }

    @Test
    void controlFiguresThatDoNotMatchAreRefusedAndNothingIsTaken() {
        assertRefused(put("b1", HEADER + "i1,ok-1,100\n", 1, 101), 422, "stated");
        assertRefused(put("b1", HEADER + "i1,ok-1,100\n", 2, 100), 422, "stated");

        assertRefused(client.get("/v1/debits/b1"), 404, "b1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no header at all | first row",
                "instruction,account,amount_minor;i1,ok-1 | three cells",
                "instruction,account,amount_minor;i1,ok-1,0 | above zero",
                "instruction,account,amount_minor;i1,ok-1,-5 | above zero",
                "instruction,account,amount_minor;i1,ok-1,1000000000001 | within reason",
                "instruction,account,amount_minor;i1,ok-1,1.5 | whole number",
                "instruction,account,amount_minor;i 1,ok-1,5 | not an id",
                "instruction,account,amount_minor;i1,ok/1,5 | not an account",
                "instruction,account,amount_minor;i1,ok-1,5;i1,ok-2,5 | twice"
            })
    void anUnreadableBatchIsRefusedWhole(String body, String reason) {
        assertRefused(put("b1", body.replace(';', '\n'), 1, 5), 400, reason);

        assertRefused(client.get("/v1/debits/b1"), 404, "b1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"seed\": 1 | not a flat JSON",
                "{\"sead\": 1} | no dial",
                "{\"bouncePerMille\": 1001} | cannot be",
                "{\"bouncePerMille\": 1, \"bouncePerMille\": 2} | twice"
            })
    void aDialThatDoesNotExistCannotBeTurned(String json, String reason) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);

        assertRefused(client.put("/v1/control", Map.of(), body), 400, reason);
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefused() {
        assertThatThrownBy(() -> RunningSandbox.in(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already uses");
    }

    private Exchange put(String batch, String csv, long count, long sumMinor) {
        Map<String, String> figures =
                Map.of(
                        "X-Tongzhou-Count",
                        Long.toString(count),
                        "X-Tongzhou-Sum-Minor",
                        Long.toString(sumMinor));
        byte[] body = csv.getBytes(StandardCharsets.UTF_8);
        return client.put("/v1/debits/" + batch + "?date=2026-01-14", figures, body);
    }

    private static void assertRefused(Exchange exchange, int status, String reason) {
        assertThat(exchange).isInstanceOf(Exchange.Answered.class);
        Exchange.Answered answered = (Exchange.Answered) exchange;
        assertThat(answered.status()).as(answered.text()).isEqualTo(status);
        assertThat(answered.text()).contains(reason).contains("\"status\": " + status);
    }
}
