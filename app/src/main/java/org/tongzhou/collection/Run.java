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

    /// A folio that is sent in one batch has no number of the part in its id.
    String batchId(int folio, int part) {
        String id = "r%d-f%d".formatted(number, folio);
        return part == 1 ? id : id + "-" + part;
    }

    String instructionId(long household) {
        return "r%d-h%d".formatted(number, household);
    }

    /// The household that an instruction of this run names.
    ///
    /// @throws IllegalArgumentException if it is of another run
    long household(String instruction) {
        String prefix = instructionId(0).replaceFirst("0$", "");
        if (!instruction.startsWith(prefix)) {
            throw new IllegalArgumentException(instruction + " is not of run " + number);
        }
        return Long.parseLong(instruction.substring(prefix.length()));
    }

    /// What the events of lines call a run.
    static String ref(int number) {
        return "run/" + number;
    }
}
