package org.tongzhou.rounds;

import org.jspecify.annotations.Nullable;
import org.tongzhou.web.BadInput;

/// Reasons that people type, within the bounds of their column.
final class Reasons {

    private static final int LONGEST = 2000;

    private Reasons() {}

    static String of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new BadInput("reason", "rounds.reason.missing");
        }
        if (text.length() > LONGEST) {
            throw new BadInput("reason", "rounds.reason.long", LONGEST);
        }
        return text.strip();
    }
}
