package org.tongzhou.web;

import java.util.Locale;

/// A step of something that takes days: done, current or still ahead, with a note such as a
/// deadline.
public record Step(String label, State state, String note) {

    /// Where the step stands.
    public enum State {
        DONE,
        CURRENT,
        AHEAD;

        public String css() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
