package org.tongzhou.collection;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.tongzhou.core.money.Amount;
import org.tongzhou.signing.Exchange;
import org.tongzhou.signing.SignedClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks to a payment provider over HTTP, as in `docs/channel-protocol.md`.
final class HttpPaymentChannel implements PaymentChannel, AutoCloseable {

    private static final int NOT_FOUND = 404;
    private static final int TIMED_OUT = 408;
    private static final int TOO_MANY = 429;

    private final SignedClient client;
    private final JsonMapper json = new JsonMapper();

    HttpPaymentChannel(URI provider, byte[] secret, Duration timeout, Clock systemClock) {
        this.client = new SignedClient(provider, secret, timeout, systemClock);
    }

    @Override
    public Reply<Capabilities> capabilities() {
        return get("/v1/capabilities", this::capabilitiesIn);
    }

    @Override
    public BatchAnswer submit(DebitBatch batch) {
        Map<String, String> headers =
                Map.of(
                        "Content-Type",
                        "text/csv; charset=utf-8",
                        "X-Tongzhou-Count",
                        Long.toString(batch.count()),
                        "X-Tongzhou-Sum-Minor",
                        Long.toString(batch.sum().minor()));
        String target = "/v1/debits/" + batch.id() + "?date=" + batch.date();
        Exchange exchange = client.put(target, headers, ChannelCsv.batch(batch));
        return switch (accepted(exchange, "batch", batch.id())) {
            case Reply.Known<String>(var _) -> new BatchAnswer.Processing();
            case Reply.Unknown<String>(var trouble) -> new BatchAnswer.Unknown(trouble);
        };
    }

    @Override
    public BatchAnswer answer(String batch) {
        Exchange exchange = client.get("/v1/debits/" + batch);
        if (isNotFound(exchange)) {
            return new BatchAnswer.NotArrived();
        }
        return switch (read(exchange, this::batchStateIn)) {
            case Reply.Known<BatchState>(var state) when state.isDone() -> done(batch, state);
            case Reply.Known<BatchState>(var _) -> new BatchAnswer.Processing();
            case Reply.Unknown<BatchState>(var trouble) -> new BatchAnswer.Unknown(trouble);
        };
    }

    @Override
    public PayoutAnswer pay(Payout payout) {
        byte[] body =
                json.createObjectNode()
                        .put("account", payout.account())
                        .put("name", payout.name())
                        .put("amountMinor", payout.amount().minor())
                        .put("date", payout.date().toString())
                        .toString()
                        .getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of("Content-Type", "application/json");
        return payoutAnswer(payout.id(), client.put("/v1/payouts/" + payout.id(), headers, body));
    }

    @Override
    public PayoutAnswer payout(String payout) {
        Exchange exchange = client.get("/v1/payouts/" + payout);
        return isNotFound(exchange)
                ? new PayoutAnswer.NotArrived()
                : payoutAnswer(payout, exchange);
    }

    @Override
    public Reply<EventPage> events(long after, LocalDate through) {
        return get("/v1/events?after=" + after + "&date=" + through, ChannelCsv::events);
    }

    @Override
    public Reply<Settlement> settlement(LocalDate day) {
        return get("/v1/settlements/" + day, csv -> ChannelCsv.settlement(day, csv));
    }

    @Override
    public void close() {
        client.close();
    }

    /// The figures of a batch, as far as the platform uses them.
    private record BatchState(
            boolean isDone, long count, long takenCount, Amount takenSum, long notTakenCount) {}

    private BatchAnswer done(String batch, BatchState state) {
        if (state.notTakenCount() == 0) {
            return new BatchAnswer.Done(state.takenCount(), state.takenSum(), List.of());
        }
        return switch (get("/v1/debits/" + batch + "/answer", ChannelCsv::notTaken)) {
            case Reply.Known<List<NotTaken>>(var rows) when rows.size() == state.notTakenCount() ->
                    new BatchAnswer.Done(state.takenCount(), state.takenSum(), rows);
            case Reply.Known<List<NotTaken>>(var rows) ->
                    new BatchAnswer.Unknown(
                            "the answer names %d, not %d"
                                    .formatted(rows.size(), state.notTakenCount()));
            case Reply.Unknown<List<NotTaken>>(var trouble) -> new BatchAnswer.Unknown(trouble);
        };
    }

    private PayoutAnswer payoutAnswer(String payout, Exchange exchange) {
        return switch (accepted(exchange, "payout", payout)) {
            case Reply.Known<String>(var _) -> new PayoutAnswer.Accepted();
            case Reply.Unknown<String>(var trouble) -> new PayoutAnswer.Unknown(trouble);
        };
    }

    private <T> Reply<T> get(String target, Function<String, T> reader) {
        return read(client.get(target), reader);
    }

    /// Takes something for accepted only if the answer names it: a proxy's page is no promise.
    private Reply<String> accepted(Exchange exchange, String what, String id) {
        return read(
                exchange,
                text -> {
                    if (!json.readTree(text).required(what).asString("").equals(id)) {
                        throw new IllegalArgumentException("it is not about " + id);
                    }
                    return id;
                });
    }

    /// Reads a good answer. No answer, an overloaded or broken provider and an answer that makes
    /// no sense leave the matter unknown; a refusal means that we asked something wrong.
    private static <T> Reply<T> read(Exchange exchange, Function<String, T> reader) {
        return switch (exchange) {
            case Exchange.NoAnswer(var trouble) -> new Reply.Unknown<>(trouble);
            case Exchange.Answered answered when saysNothing(answered.status()) ->
                    new Reply.Unknown<>("the provider answers " + answered.status());
            case Exchange.Answered answered when answered.status() >= 400 ->
                    throw new ChannelRefused(answered.text());
            case Exchange.Answered answered -> understood(answered.text(), reader);
        };
    }

    private static <T> Reply<T> understood(String text, Function<String, T> reader) {
        try {
            return new Reply.Known<>(reader.apply(text));
        } catch (IllegalArgumentException
                | DateTimeException
                | JacksonException
                | NoSuchElementException e) {
            return new Reply.Unknown<>("an answer that makes no sense: " + e.getMessage());
        }
    }

    private static boolean isNotFound(Exchange exchange) {
        return exchange instanceof Exchange.Answered answered && answered.status() == NOT_FOUND;
    }

    private static boolean saysNothing(int status) {
        return status >= 500
                || status == TIMED_OUT
                || status == TOO_MANY
                || (status >= 300 && status < 400);
    }

    private Capabilities capabilitiesIn(String text) {
        JsonNode node = json.readTree(text);
        return new Capabilities(
                node.required("partialAmounts").booleanValue(),
                node.required("batchLimit").intValue());
    }

    private BatchState batchStateIn(String text) {
        JsonNode node = json.readTree(text);
        long count = number(node, "count");
        if (!node.required("state").stringValue().equals("DONE")) {
            return new BatchState(false, count, 0, Amount.ZERO, 0);
        }
        long takenCount = number(node, "takenCount");
        long notTakenCount = number(node, "failedCount") + number(node, "pendingCount");
        if (takenCount + notTakenCount != count) {
            throw new IllegalArgumentException("the counts of the batch do not add up");
        }
        Amount takenSum = new Amount(number(node, "takenMinor"));
        return new BatchState(true, count, takenCount, takenSum, notTakenCount);
    }

    private static long number(JsonNode node, String name) {
        return node.required(name).longValue();
    }
}
