package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongzhou.core.money.Amount;
import org.tongzhou.sandbox.RunningSandbox;

class OddProviderTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 14);

    private HttpServer server;
    private HttpPaymentChannel channel;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        byte[] secret = RunningSandbox.secret();
        channel = new HttpPaymentChannel(address, secret, Duration.ofSeconds(1), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        channel.close();
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | <html>come back later</html>",
                "200 | {}",
                "200 | {\"state\": \"DONE\"}",
                "200 | {\"state\": \"DONE\", \"count\": 2, \"takenCount\": 1, \"takenMinor\": 5,"
                        + " \"failedCount\": 0, \"pendingCount\": 0}",
                "302 | moved",
                "408 | timed out",
                "429 | slow down",
                "500 | oops",
                "503 | overloaded"
            })
    void anAnswerThatSaysNothingLeavesTheBatchUnknown(int status, String text) {
        answerAlways(status, text);

        var one = new DebitInstruction("i1", "ok-1", new Amount(5));
        var payout = new Payout("p1", "ok-1", "收款人", new Amount(5), DAY);
        assertThat(channel.submit(DebitBatch.ofOne(DAY, one)))
                .isInstanceOf(BatchAnswer.Unknown.class);
        assertThat(channel.pay(payout)).isInstanceOf(PayoutAnswer.Unknown.class);
        assertThat(channel.answer("b1")).isInstanceOf(BatchAnswer.Unknown.class);
        assertThat(channel.events(0, DAY)).isInstanceOf(Reply.Unknown.class);
        assertThat(channel.settlement(DAY)).isInstanceOf(Reply.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"DEBIT_VANISHED", "debit_taken"})
    void anEventOfAnUnknownKindIsNotSkipped(String kind) {
        answerAlways(
                200,
                "number,date,kind,subject,amount_minor,reason\n1,2026-01-14,%s,i1,5,\n"
                        .formatted(kind));

        assertThat(channel.events(0, DAY)).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void aBodyThatStallsTimesOut() {
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                });

        assertThat(channel.answer("b1")).isInstanceOf(BatchAnswer.Unknown.class);
    }

    private void answerAlways(int status, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }
}
