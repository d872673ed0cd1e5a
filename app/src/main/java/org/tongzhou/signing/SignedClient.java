package org.tongzhou.signing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends signed requests to one outside organisation and waits no longer than it was told to.
///
/// The time limit covers the whole exchange: the HTTP client's own one stops counting at the
/// headers, so a body that stalls would hang for ever.
public final class SignedClient implements AutoCloseable {

    private final String base;
    private final RequestSignature signature;
    private final Duration timeout;
    private final Clock systemClock;
    private final HttpClient http;

    public SignedClient(URI base, byte[] secret, Duration timeout, Clock systemClock) {
        String text = base.toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        this.signature = new RequestSignature(secret);
        this.timeout = timeout;
        this.systemClock = systemClock;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeout)
                        .build();
    }

    public Exchange get(String target) {
        return send("GET", target, Map.of(), new byte[0]);
    }

    public Exchange put(String target, Map<String, String> headers, byte[] body) {
        return send("PUT", target, headers, body);
    }

    public Exchange post(String target, byte[] body) {
        return send("POST", target, Map.of("Content-Type", "application/json"), body);
    }

    private Exchange send(String method, String target, Map<String, String> headers, byte[] body) {
        CompletableFuture<HttpResponse<byte[]>> coming =
                http.sendAsync(request(method, target, headers, body), BodyHandlers.ofByteArray());
        try {
            var response = coming.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            String text = new String(response.body(), StandardCharsets.UTF_8);
            return new Exchange.Answered(response.statusCode(), text);
        } catch (TimeoutException e) {
            coming.cancel(true);
            return new Exchange.NoAnswer("no answer within " + timeout);
        } catch (ExecutionException e) {
            return new Exchange.NoAnswer(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            return new Exchange.NoAnswer("interrupted while waiting");
        }
    }

    private HttpRequest request(
            String method, String target, Map<String, String> headers, byte[] body) {
        String timestamp = RequestSignature.timestamp(systemClock.instant());
        String digest = RequestSignature.digest(body);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + target))
                        .method(method, BodyPublishers.ofByteArray(body))
                        .header(RequestSignature.TIMESTAMP_HEADER, timestamp)
                        .header(
                                RequestSignature.SIGNATURE_HEADER,
                                signature.sign(method, target, timestamp, digest));
        headers.forEach(request::header);
        return request.build();
    }

    /// Drops what is still under way, since nobody waits for it any more.
    @Override
    public void close() {
        http.shutdownNow();
    }
}
