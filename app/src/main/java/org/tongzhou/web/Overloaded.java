package org.tongzhou.web;

/// There is no room for this request now; nothing was done. Answered with 503 and Retry-After.
public final class Overloaded extends RuntimeException {

    private final int retryAfterSeconds;

    public Overloaded(int retryAfterSeconds) {
        super("overloaded", null, false, false);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
