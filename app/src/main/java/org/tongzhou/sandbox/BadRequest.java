package org.tongzhou.sandbox;

/// A request that the sandbox refuses, with the HTTP status that says why.
///
/// Thrown by the readers of requests and turned into a problem at the edge.
final class BadRequest extends RuntimeException {

    private final int status;

    BadRequest(int status, String detail) {
        super(detail);
        this.status = status;
    }

    int status() {
        return status;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
