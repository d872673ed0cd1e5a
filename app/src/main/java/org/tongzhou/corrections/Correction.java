package org.tongzhou.corrections;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.web.BadInput;

/// What somebody wants to put right.
///
/// @param day that it turns on
/// @param reason told to the member
public record Correction(
        long enrolment, CorrectionKind kind, Optional<LocalDate> day, String reason) {

    private static final int LONGEST = 2000;

    static CorrectionKind kind(@Nullable String text) {
        for (CorrectionKind kind : CorrectionKind.values()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        throw new BadInput("kind", "corrections.kind.missing");
    }

    /// The day, where the kind turns on one.
    static Optional<LocalDate> day(CorrectionKind kind, @Nullable String text) {
        if (text == null || text.isBlank() || !kind.takesDay()) {
            if (kind.needsDay()) {
                throw new BadInput("day", "corrections.day.missing");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            throw new BadInput("day", "corrections.day.bad");
        }
    }

    static String reason(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new BadInput("reason", "corrections.reason.missing");
        }
        if (text.length() > LONGEST) {
            throw new BadInput("reason", "corrections.reason.long", LONGEST);
        }
        return text.strip();
    }

    /// Without the reason, which no log may show.
    @Override
    public String toString() {
        return "correction of enrolment " + enrolment;
    }
}
