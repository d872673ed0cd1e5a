package org.tongzhou.collection;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tongzhou.core.money.Amount;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Exchanges files with a bank, as in `docs/channel-protocol.md`: each batch is a file and its
/// manifest, and so is each answer.
///
/// The manifest is written last and names the digest of its file, so a pair is complete when the
/// manifest is there, on either side. What does not agree with its manifest is not taken. The bank
/// may take away what lies in `out`; what was sent is known from a note.
final class FilePaymentChannel implements PaymentChannel {

    private static final String DEBITS = "debits-";
    private static final String CSV = ".csv";
    private static final String XML = ".xml";
    private static final String JSON = ".json";

    private final ChannelFolder folder;
    private final int batchLimit;
    private final Optional<Supplier<Pain008>> format;
    private final JsonMapper json = new JsonMapper();

    /// @param format what batches are written as instead of the rows of the channel protocol
    FilePaymentChannel(ChannelFolder folder, int batchLimit, Optional<Supplier<Pain008>> format) {
        this.folder = folder;
        this.batchLimit = batchLimit;
        this.format = format;
    }

    @Override
    public Reply<Capabilities> capabilities() {
        return new Reply.Known<>(new Capabilities(false, batchLimit));
    }

    /// A batch that was sent is not sent again.
    @Override
    public BatchAnswer submit(DebitBatch batch) {
        String name = DEBITS + batch.id();
        byte[] content =
                format.map(xml -> xml.get().of(batch)).orElseGet(() -> ChannelCsv.batch(batch));
        byte[] manifest =
                json.createObjectNode()
                        .put("batch", batch.id())
                        .put("date", batch.date().toString())
                        .put("count", batch.count())
                        .put("sumMinor", batch.sum().minor())
                        .put("sha256", ChannelFolder.sha256(content))
                        .toPrettyString()
                        .getBytes(StandardCharsets.UTF_8);
        if (folder.in(name + JSON).isEmpty() && isNew(name + JSON, manifest)) {
            folder.write(name + (format.isPresent() ? XML : CSV), content);
            folder.send(name + JSON, manifest);
        }
        return new BatchAnswer.Processing();
    }

    private boolean isNew(String name, byte[] content) {
        Optional<String> before = folder.sent(name);
        if (before.isPresent() && !before.get().equals(ChannelFolder.sha256(content))) {
            throw new ChannelRefused(name + " was sent with other content");
        }
        return before.isEmpty();
    }

    @Override
    public BatchAnswer answer(String batch) {
        String name = DEBITS + batch;
        Optional<byte[]> manifest = folder.in(name + JSON);
        if (manifest.isEmpty()) {
            return folder.sent(name + JSON).isPresent()
                    ? new BatchAnswer.Processing()
                    : new BatchAnswer.NotArrived();
        }
        return switch (understood(() -> done(batch, json.readTree(manifest.get())))) {
            case Reply.Known<BatchAnswer>(BatchAnswer answer) -> answer;
            case Reply.Unknown<BatchAnswer>(String trouble) -> new BatchAnswer.Unknown(trouble);
        };
    }

    private BatchAnswer done(String batch, JsonNode manifest) {
        byte[] csv = folder.in(DEBITS + batch + CSV).orElseThrow();
        require(manifest, "batch", batch);
        require(manifest, "sha256", ChannelFolder.sha256(csv));
        var notTaken = ChannelCsv.notTaken(new String(csv, StandardCharsets.UTF_8));
        return new BatchAnswer.Done(
                manifest.required("takenCount").longValue(),
                new Amount(manifest.required("takenMinor").longValue()),
                notTaken);
    }

    private static void require(JsonNode manifest, String field, String expected) {
        String said = manifest.required(field).asString("");
        if (!said.equals(expected)) {
            throw new IllegalArgumentException(
                    "the manifest says %s %s, not %s".formatted(field, said, expected));
        }
    }

    @Override
    public PayoutAnswer pay(Payout payout) {
        byte[] request =
                json.createObjectNode()
                        .put("payout", payout.id())
                        .put("account", payout.account())
                        .put("name", payout.name())
                        .put("amountMinor", payout.amount().minor())
                        .put("date", payout.date().toString())
                        .toPrettyString()
                        .getBytes(StandardCharsets.UTF_8);
        String name = payoutName(payout.id());
        if (isNew(name, request)) {
            folder.send(name, request);
        }
        return new PayoutAnswer.Accepted();
    }

    @Override
    public PayoutAnswer payout(String payout) {
        return folder.sent(payoutName(payout)).isPresent()
                ? new PayoutAnswer.Accepted()
                : new PayoutAnswer.NotArrived();
    }

    private static String payoutName(String payout) {
        return "payout-" + payout + JSON;
    }

    /// The bank appends to one file; without it nothing has happened.
    @Override
    public Reply<EventPage> events(long after, LocalDate through) {
        return folder.in("events.csv")
                .map(csv -> read(csv, ChannelCsv::events))
                .map(reply -> after(reply, after, through))
                .orElse(new Reply.Known<>(new EventPage(List.of())));
    }

    private static Reply<EventPage> after(Reply<EventPage> reply, long after, LocalDate through) {
        return switch (reply) {
            case Reply.Unknown<EventPage> unknown -> unknown;
            case Reply.Known<EventPage>(EventPage all) ->
                    new Reply.Known<>(
                            new EventPage(
                                    all.events().stream()
                                            .filter(event -> event.number() > after)
                                            .takeWhile(event -> !event.date().isAfter(through))
                                            .toList()));
        };
    }

    @Override
    public Reply<Settlement> settlement(LocalDate day) {
        return folder.in("settlement-" + day + CSV)
                .map(csv -> read(csv, text -> ChannelCsv.settlement(day, text)))
                .orElse(new Reply.Unknown<>("no settlement of " + day + " has come"));
    }

    private static <T> Reply<T> read(byte[] csv, Function<String, T> reader) {
        return understood(() -> reader.apply(new String(csv, StandardCharsets.UTF_8)));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read();
    }

    /// What makes no sense is not taken, and may be mended by whoever wrote it.
    private static <T> Reply<T> understood(Reading<T> reading) {
        try {
            return new Reply.Known<>(reading.read());
        } catch (IllegalArgumentException
                | DateTimeException
                | JacksonException
                | NoSuchElementException e) {
            return new Reply.Unknown<>("a file that makes no sense: " + e.getMessage());
        }
    }
}
