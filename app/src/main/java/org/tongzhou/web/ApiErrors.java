package org.tongzhou.web;

import java.util.List;
import java.util.stream.Collectors;
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
                String reason = Words.of("web.form.invalid");
                if (!(json.getCause() instanceof BadInput)) {
                    return answer(Problems.badInput(List.of(new FieldError(path(json), reason))));
                }
            }
        }
        return answer(Problems.of(HttpStatus.BAD_REQUEST));
    }

    private static String path(JacksonException json) {
        return json.getPath().stream()
                .map(at -> at.getPropertyName() == null ? at.getIndex() + "" : at.getPropertyName())
                .collect(Collectors.joining("."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException wrong) {
        var error = new FieldError(wrong.getName(), Words.of("web.form.invalid"));
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
