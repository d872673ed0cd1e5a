package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tongzhou.core.money.Amount;
import org.tongzhou.sandbox.RunningSandbox;
import org.tongzhou.signing.Exchange;
import org.tongzhou.signing.SignedClient;

/// A sandbox and a channel to it, and the few sentences that the tests say to them.
final class ChannelScene implements AutoCloseable {

    static final LocalDate DEBIT_DAY = LocalDate.of(2026, 1, 14);

    private final RunningSandbox sandbox;
    private final HttpPaymentChannel channel;

    private ChannelScene(RunningSandbox sandbox) {
        this.sandbox = sandbox;
        this.channel = channel(Duration.ofSeconds(10));
    }

    static ChannelScene in(Path folder, String... dials) throws IOException {
        return new ChannelScene(RunningSandbox.in(folder, dials));
    }

    HttpPaymentChannel channel() {
        return channel;
    }

    HttpPaymentChannel channel(Duration timeout) {
        return new HttpPaymentChannel(
                sandbox.address(), RunningSandbox.secret(), timeout, Clock.systemUTC());
    }

    /// Submits a batch and asks until it is done.
    BatchAnswer.Done debit(DebitBatch batch) {
        assertThat(channel.submit(batch)).isEqualTo(new BatchAnswer.Processing());
        return done(batch.id());
    }

    BatchAnswer.Done done(String batch) {
        for (int poll = 0; poll < 10; poll++) {
            if (channel.answer(batch) instanceof BatchAnswer.Done done) {
                return done;
            }
        }
        throw new AssertionError(batch + " does not finish");
    }

    /// Every event until a day, page by page.
    List<ChannelEvent> events(LocalDate through) {
        List<ChannelEvent> all = new ArrayList<>();
        EventPage page = page(0, through);
        while (!page.events().isEmpty()) {
            all.addAll(page.events());
            page = page(page.next(0), through);
        }
        return all;
    }

    private EventPage page(long after, LocalDate through) {
        return known(channel.events(after, through));
    }

    Settlement settlement(LocalDate day) {
        return known(channel.settlement(day));
    }

    /// What the bank says an account saw: counts and sums of taken, reversed, paid.
    String seenBy(String account) {
        try (SignedClient client = sandbox.client()) {
            String ledger = ((Exchange.Answered) client.get("/v1/control/ledger")).text();
            return ledger.lines()
                    .filter(row -> row.startsWith(account + ","))
                    .findFirst()
                    .orElse("")
                    .replace(account + ",", "");
        }
    }

    static DebitBatch batch(String id, DebitInstruction... instructions) {
        return new DebitBatch(id, DEBIT_DAY, List.of(instructions));
    }

    static DebitInstruction take(String id, String account, long minor) {
        return new DebitInstruction(id, account, new Amount(minor));
    }

    static <T> T known(Reply<T> reply) {
        return switch (reply) {
            case Reply.Known<T>(var value) -> value;
            case Reply.Unknown<T>(var trouble) -> throw new AssertionError(trouble);
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
        sandbox.close();
    }
}
