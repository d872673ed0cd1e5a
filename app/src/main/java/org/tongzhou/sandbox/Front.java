package org.tongzhou.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.tongzhou.signing.RequestSignature;

/// The HTTP edge: lets signed requests in, and turns refusals into problems.
final class Front implements HttpHandler {

    private final Desk desk;
    private final RequestSignature signature;
    private final Clock systemClock;

    Front(Desk desk, RequestSignature signature, Clock systemClock) {
        this.desk = desk;
        this.signature = signature;
        this.systemClock = systemClock;
    }

    /// Closing an exchange that was not answered cuts the connection.
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (reply(exchange)) {
                case Reply.Content content -> send(exchange, content);
                case Reply.Silence(var holdMillis) -> hold(holdMillis);
            }
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        try {
            Request request = Request.read(exchange);
            requireSigned(request);
            return desk.answer(request);
        } catch (BadRequest e) {
            return Reply.problem(e.status(), e.detail());
        } catch (RuntimeException e) {
            e.printStackTrace(System.err);
            return Reply.problem(500, String.valueOf(e));
        }
    }

    private void requireSigned(Request request) {
        String timestamp = request.header(RequestSignature.TIMESTAMP_HEADER);
        if (!RequestSignature.isFresh(timestamp, systemClock.instant())) {
            throw new BadRequest(401, "the timestamp is missing, stale or ahead of our clock");
        }
        String signed = request.header(RequestSignature.SIGNATURE_HEADER);
        if (!signature.matches(
                signed, request.method(), request.target(), timestamp, request.digest())) {
            throw new BadRequest(401, "the signature does not match");
        }
    }

    private static void send(HttpExchange exchange, Reply.Content content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", content.type());
        byte[] body = content.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(content.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static void hold(long holdMillis) {
        try {
            Thread.sleep(holdMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
