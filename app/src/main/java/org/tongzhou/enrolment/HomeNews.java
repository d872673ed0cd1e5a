package org.tongzhou.enrolment;

import java.util.List;

/// What a member is told first, on the page where he lands. The module that keeps the inbox
/// provides it.
public interface HomeNews {

    /// What is true now for the person behind an account, and for the household he pays for.
    Told of(long account);

    /// All that it is told.
    ///
    /// @param help what was paid and whom it helped; empty where nothing was paid yet
    record Told(String help, List<Line> lines) {

        public Told {
            lines = List.copyOf(lines);
        }
    }

    /// Something that the member must know now.
    record Line(String tone, String text, String path) {}
}
