package org.tongzhou.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// What an endpoint throws when it answers with a problem of its own; the transaction is rolled
/// back.
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemDetail problem;

    private Refused(ProblemDetail problem) {
        super(String.valueOf(problem.getType()));
        this.problem = problem;
    }

    /// Fields that are wrong, all at once.
    public static Refused badInput(FormErrors errors) {
        return new Refused(Problems.badInput(errors.all()));
    }

    /// There is no such thing, or it is somebody else's.
    public static Refused notFound() {
        return new Refused(Problems.of(HttpStatus.NOT_FOUND));
    }

    /// It is not for this account.
    public static Refused notAllowed(String detail) {
        return new Refused(Problems.of(HttpStatus.FORBIDDEN, detail));
    }

    /// There is no such thing as an address or a filter names.
    public static Refused notFound(String detail) {
        return new Refused(Problems.of(HttpStatus.NOT_FOUND, detail));
    }

    /// It is not so any more, or not so yet.
    public static Refused conflict(String detail) {
        return new Refused(Problems.of(HttpStatus.CONFLICT, detail));
    }

    /// There was such a thing, and it was taken back.
    public static Refused gone(String detail) {
        return new Refused(Problems.of(HttpStatus.GONE, detail));
    }

    /// The request was understood and a rule is against it.
    ///
    /// @param type stays the same for ever: programs decide by it
    /// @param more what else a program may want to know
    public static Refused notPossible(String type, String detail, Map<String, Object> more) {
        return new Refused(Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, type, detail, more));
    }

    ProblemDetail problem() {
        return problem;
    }
}
