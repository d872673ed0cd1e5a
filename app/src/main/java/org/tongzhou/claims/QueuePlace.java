package org.tongzhou.claims;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.tongzhou.web.BadInput;

/// A place in the queue of staff, which is in the order of due dates.
record QueuePlace(Instant due, long claim) {

    private static final QueuePlace BEGINNING = new QueuePlace(Instant.EPOCH, 0);
    private static final Duration FURTHEST = Duration.ofDays(365 * 1000L);

    static QueuePlace of(ClaimView claim) {
        return new QueuePlace(claim.dueAt().orElseThrow(), claim.claim());
    }

    /// What [#toString] wrote; an empty text is the beginning of the queue.
    static QueuePlace of(String text) {
        if (text.isEmpty()) {
            return BEGINNING;
        }
        try {
            int slash = text.indexOf('/');
            Instant due = Instant.parse(text.substring(0, Math.max(slash, 0)));
            if (Duration.between(Instant.EPOCH, due).abs().compareTo(FURTHEST) > 0) {
                throw new BadInput("after", "web.after.bad");
            }
            return new QueuePlace(due, Long.parseLong(text.substring(slash + 1)));
        } catch (DateTimeException | NumberFormatException e) {
            throw new BadInput("after", "web.after.bad");
        }
    }

    @Override
    public String toString() {
        return due + "/" + claim;
    }
}
