package org.tongzhou.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/// What goes back over the line.
sealed interface Reply {

    /// An answer.
    record Content(int status, String type, String body) implements Reply {}

    /// Nothing: the connection is held for a while and cut.
    record Silence(long holdMillis) implements Reply {}

    static Reply json(int status, String json) {
        return new Content(status, "application/json", json);
    }

    static Reply csv(String csv) {
        return new Content(200, "text/csv; charset=utf-8", csv);
    }

    static Reply problem(int status, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title(status));
        problem.put("status", status);
        problem.put("detail", detail);
        String body = FlatJson.write(problem);
        return new Content(status, "application/problem+json", body);
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 422 -> "Unprocessable Content";
            default -> "Internal Server Error"; // whatever the sandbox did not foresee
        };
    }
}
