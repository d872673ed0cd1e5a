package org.tongzhou.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.tongzhou.web.FormErrors.FieldError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Turns what endpoints throw into problem details. What is not listed here is our fault: 500.
@Order(0)
@RestControllerAdvice(annotations = RestController.class)
class ApiErrors {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> badInput(BadInput bad) {
        return answer(Problems.badInput(List.of(new FieldError(bad.field(), bad.reason()))));
    }

    /// JSON that cannot be read, or whose value died in its constructor.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadInput bad) {
                return badInput(bad);
            }
            if (cause instanceof JacksonException json && !json.getPath().isEmpty()) {
                if (!(json.getCause() instanceof BadInput)) {
                    var error = new FieldError(path(json), reason(json));
                    return answer(Problems.badInput(List.of(error)));
                }
            }
        }
        return answer(Problems.of(HttpStatus.BAD_REQUEST));
    }

    /// What would have been right there.
    private static String reason(JacksonException json) {
        if (json instanceof UnrecognizedPropertyException unknown) {
            var known = unknown.getKnownPropertyIds();
            List<Object> names = known == null ? List.of() : List.copyOf(known);
            return Words.of("web.field.unknown", listed(names));
        }
        return json instanceof MismatchedInputException wrong
                ? reason(wrong.getTargetType())
                : Words.of("web.form.invalid");
    }

    private static String reason(@Nullable Class<?> wanted) {
        if (wanted == null) {
            return Words.of("web.form.invalid");
        }
        if (wanted.isEnum()) {
            return Words.of("web.field.oneOf", listed(List.of(wanted.getEnumConstants())));
        }
        if (wanted == LocalDate.class) {
            return Words.of("web.field.day");
        }
        boolean isNumber =
                wanted == int.class
                        || wanted == long.class
                        || Number.class.isAssignableFrom(wanted);
        return Words.of(isNumber ? "web.field.number" : "web.form.invalid");
    }

    private static String listed(List<?> choices) {
        return choices.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String path(JacksonException json) {
        return json.getPath().stream()
                .map(at -> at.getPropertyName() == null ? at.getIndex() + "" : at.getPropertyName())
                .collect(Collectors.joining("."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException wrong) {
        var error = new FieldError(wrong.getName(), reason(wrong.getRequiredType()));
        return answer(Problems.badInput(List.of(error)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> overloaded(Overloaded overloaded) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "" + overloaded.retryAfterSeconds())
                .body(Problems.of(HttpStatus.SERVICE_UNAVAILABLE));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingRequestValueException missing) {
        if (missing instanceof MissingServletRequestParameterException parameter) {
            var error = new FieldError(parameter.getParameterName(), Words.of("web.form.missing"));
            return answer(Problems.badInput(List.of(error)));
        }
        return answer(Problems.of(HttpStatus.BAD_REQUEST));
    }

    /// Spring's own: method not allowed, format not known,
    /// [org.springframework.web.server.ResponseStatusException].
    @ExceptionHandler(exception = org.springframework.web.server.ResponseStatusException.class)
    ResponseEntity<ProblemDetail> told(ErrorResponse told) {
        HttpStatus status = HttpStatus.resolve(told.getStatusCode().value());
        return answer(Problems.of(status == null ? HttpStatus.BAD_REQUEST : status));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
