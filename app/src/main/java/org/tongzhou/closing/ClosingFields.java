package org.tongzhou.closing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tongzhou.web.BadInput;

/// What people type when they propose a closing.
final class ClosingFields {

    private static final int LONGEST_REASON = 500;

    private ClosingFields() {}

    static LocalDate day(@Nullable String text) {
        if (text == null || !text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            throw new BadInput("coverEndsOn", "closing.day.missing");
        }
        return LocalDate.parse(text);
    }

    static String reason(String field, @Nullable String text) {
        String typed = text == null ? "" : text.strip();
        if (typed.isEmpty() || typed.length() > LONGEST_REASON) {
            throw new BadInput(field, "closing.reason.missing", LONGEST_REASON);
        }
        return typed;
    }
}
