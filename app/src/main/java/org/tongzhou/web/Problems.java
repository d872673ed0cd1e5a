package org.tongzhou.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.tongzhou.web.FormErrors.FieldError;
import tools.jackson.databind.json.JsonMapper;

/// RFC 9457 problem details: what the API answers when it cannot do what was asked.
///
/// `type` is a path that stays (`/problems/bad-input`); title and detail are for people, in the
/// language of the request.
@Component
public class Problems {

    private static final Map<Integer, String> TYPES =
            Map.of(
                    400, "bad-input",
                    401, "not-signed-in",
                    403, "not-allowed",
                    404, "not-found",
                    409, "conflict",
                    422, "not-possible",
                    429, "too-many-requests",
                    500, "our-fault",
                    503, "overloaded");

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    /// The problem that a status alone tells.
    public static ProblemDetail of(HttpStatus status) {
        String own = "web.api." + status.value();
        return of(status, Words.of(Words.has(own) ? own : words(status) + ".text"), List.of());
    }

    /// There is no such address at all.
    public static ProblemDetail noSuchAddress() {
        return of(HttpStatus.NOT_FOUND, "no-such-address", Words.of("web.api.address"), Map.of());
    }

    /// The address answers to other methods.
    public static ProblemDetail otherMethods(Collection<String> allowed) {
        String detail = Words.of("web.api.method", String.join(", ", allowed));
        return of(
                HttpStatus.METHOD_NOT_ALLOWED,
                "method-not-allowed",
                detail,
                Map.of("methodsAllowed", List.copyOf(allowed)));
    }

    /// A problem with its own sentence.
    public static ProblemDetail of(HttpStatus status, String detail) {
        return of(status, detail, List.of());
    }

    /// A problem that programs decide by.
    ///
    /// @param type stays the same for ever
    /// @param more what else a program may want to know
    public static ProblemDetail of(
            HttpStatus status, String type, String detail, Map<String, Object> more) {
        ProblemDetail problem = of(status, detail, List.of());
        problem.setType(URI.create("/problems/" + type));
        more.forEach(problem::setProperty);
        return problem;
    }

    /// Bad input: which fields, and why.
    public static ProblemDetail badInput(List<FieldError> errors) {
        return of(HttpStatus.BAD_REQUEST, Words.of("web.error.400.text"), errors);
    }

    private static ProblemDetail of(HttpStatus status, String detail, List<FieldError> errors) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("/problems/" + type(status)));
        problem.setTitle(Words.of(words(status)));
        problem.setDetail(detail);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }

    private static String type(HttpStatus status) {
        String plain = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return TYPES.getOrDefault(status.value(), plain);
    }

    /// The key of the status's title; other statuses share the words of their kind.
    static String words(HttpStatus status) {
        String key = "web.error." + status.value();
        if (Words.has(key)) {
            return key;
        }
        return status.is5xxServerError() ? "web.error.500" : "web.error.400";
    }

    /// Answers from a filter, where no controller does.
    public void write(HttpServletResponse response, HttpStatus status) throws IOException {
        write(response, of(status));
    }

    public void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
