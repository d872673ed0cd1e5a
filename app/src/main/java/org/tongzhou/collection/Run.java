package org.tongzhou.collection;

import java.time.LocalDate;

/// One debit day, or one day of retries, for all plans together.
///
/// @param epoch mandates and answers up to it count
public record Run(int number, LocalDate day, Kind kind, int epoch, boolean isFinished) {

    /// The first debit of a round's shares, or another try for what is open.
    public enum Kind {
        FIRST,
        RETRY
    }

    String batchId(int folio) {
        return "r%d-f%d".formatted(number, folio);
    }

    String instructionId(long household) {
        return "r%d-h%d".formatted(number, household);
    }
}
