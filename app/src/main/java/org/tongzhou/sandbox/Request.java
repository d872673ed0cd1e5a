package org.tongzhou.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tongzhou.signing.RequestSignature;

/// A request as it came over the line.
record Request(
        String method,
        String target,
        String path,
        @Nullable String query,
        Headers headers,
        String text,
        String digest) {

    private static final int BODY_BYTES_AT_MOST = 16 << 20;

    static Request read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_AT_MOST + 1);
        if (body.length > BODY_BYTES_AT_MOST) {
            throw new BadRequest(413, "more than " + BODY_BYTES_AT_MOST + " bytes");
        }
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestURI().getPath(),
                exchange.getRequestURI().getRawQuery(),
                exchange.getRequestHeaders(),
                new String(body, StandardCharsets.UTF_8),
                RequestSignature.digest(body));
    }

    /// The parts of the path behind `/v1/`, or nothing if it begins otherwise.
    List<String> steps() {
        String prefix = "/v1/";
        return path.startsWith(prefix)
                ? List.of(path.substring(prefix.length()).split("/", -1))
                : List.of();
    }

    String header(String name) {
        String value = headers.getFirst(name);
        return value == null ? "" : value;
    }

    /// The parameters of the query; the protocol's need no decoding.
    Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        if (query == null) {
            return parameters;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return parameters;
    }
}
