package org.tongzhou.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tongzhou.signing.Exchange;
import org.tongzhou.signing.SignedClient;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SandboxKillTest {

    @TempDir Path folder;
    private final CountDownLatch answered = new CountDownLatch(20);

    @Test
    void whatWasAnsweredSurvivesKillAndIsNotDoneAgain() throws Exception {
        List<String> before;
        try (var sandbox = SandboxProcess.start(folder, "--seed", "7")) {
            try (SignedClient client = RunningSandbox.client(sandbox.address())) {
                put(client, "b1", 2000);
                pay(client);
                client.get("/v1/settlements/2026-01-18");
                put(client, "b2", 1000);
                before = seen(client);
            }
            sandbox.kill();
        }
        tearTheEndOfTheJournal();

        List<String> restored;
        List<String> repeated;
        try (var sandbox = SandboxProcess.start(folder)) {
            try (SignedClient client = RunningSandbox.client(sandbox.address())) {
                restored = seen(client);
                put(client, "b1", 2000);
                pay(client);
                repeated = seen(client);
            }
        }

        assertThat(restored).isEqualTo(before);
        assertThat(repeated).isEqualTo(before);
        assertThat(before.getLast())
                .contains("ok-1,2,202,0,0,0,0")
                .contains("ok-payee,0,0,0,0,1,5000");
    }

    @Test
    void aKillBetweenAskingAndAnsweringTakesNothingTwice() throws Exception {
        int batches = 60;
        try (var sandbox = SandboxProcess.start(folder)) {
            try (SignedClient client = RunningSandbox.client(sandbox.address())) {
                Thread killer = Thread.startVirtualThread(() -> killOnceAnswered(sandbox));
                for (int i = 0; i < batches; i++) {
                    if (ask(client, "b" + i, 50) instanceof Exchange.NoAnswer) {
                        break;
                    }
                    answered.countDown();
                }
                killer.join();
            }
        }

        String ledger;
        try (var sandbox = SandboxProcess.start(folder)) {
            try (SignedClient client = RunningSandbox.client(sandbox.address())) {
                for (int i = 0; i < 20; i++) {
                    text(client.get("/v1/debits/b" + i));
                }
                for (int i = 0; i < batches; i++) {
                    put(client, "b" + i, 50);
                }
                ledger = text(client.get("/v1/control/ledger"));
            }
        }

        assertThat(ledger).contains("ok-1,%d,%d,0,0,0,0\n".formatted(batches, 101 * batches));
    }

    @Test
    void itEndsWithItsParent() throws Exception {
        try (var sandbox = SandboxProcess.start(folder, "--exit-with-parent")) {
            assertThat(sandbox.orphan()).isZero();
        }
    }

    /// A crash in the middle of a write leaves a frame that promises more than there is.
    private void tearTheEndOfTheJournal() throws IOException {
        Path journal = folder.resolve("data").resolve("journal");
        Files.write(journal, new byte[] {0, 0, 1, 0, 9, 9, 9, 9, 1}, StandardOpenOption.APPEND);
    }

    /// Two polls more than a batch can need come first, so that it is done on either side.
    private static List<String> seen(SignedClient client) {
        List<String> seen = new ArrayList<>();
        seen.add(text(client.get("/v1/control")));
        seen.add(text(client.get("/v1/events?after=0&date=2026-02-01")));
        seen.add(text(client.get("/v1/settlements/2026-01-18")));
        for (String batch : List.of("b1", "b2")) {
            text(client.get("/v1/debits/" + batch));
            text(client.get("/v1/debits/" + batch));
            seen.add(text(client.get("/v1/debits/" + batch)));
            seen.add(text(client.get("/v1/debits/" + batch + "/answer")));
        }
        seen.add(text(client.get("/v1/control/ledger")));
        return seen;
    }

    private void killOnceAnswered(SandboxProcess sandbox) {
        try {
            answered.await();
            sandbox.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void put(SignedClient client, String batch, int count) {
        text(ask(client, batch, count));
    }

    private static Exchange ask(SignedClient client, String batch, int count) {
        StringBuilder csv = new StringBuilder("instruction,account,amount_minor\n");
        csv.append(batch).append("-0,ok-1,101\n");
        for (int i = 1; i < count; i++) {
            csv.append("%s-%d,acct-%d,100\n".formatted(batch, i, i));
        }
        long sumMinor = 101 + 100L * (count - 1);
        Map<String, String> figures =
                Map.of(
                        "X-Tongzhou-Count",
                        Integer.toString(count),
                        "X-Tongzhou-Sum-Minor",
                        Long.toString(sumMinor));
        byte[] body = csv.toString().getBytes(StandardCharsets.UTF_8);
        return client.put("/v1/debits/" + batch + "?date=2026-01-14", figures, body);
    }

    private static void pay(SignedClient client) {
        String json =
                "{\"account\": \"ok-payee\", \"name\": \"收款\", \"amountMinor\": 5000,"
                        + " \"date\": \"2026-01-16\"}";
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        text(client.put("/v1/payouts/p1", Map.of(), body));
    }

    private static String text(Exchange exchange) {
        assertThat(exchange).isInstanceOf(Exchange.Answered.class);
        Exchange.Answered answered = (Exchange.Answered) exchange;
        assertThat(answered.status()).as(answered.text()).isLessThan(300);
        return answered.text();
    }
}
