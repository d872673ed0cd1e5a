package org.tongzhou.sandbox;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/// A batch that was carried out, in the few numbers and the answer that are kept of it.
record Batch(
        String id,
        LocalDate date,
        String digest,
        Tally all,
        Tally taken,
        Tally repeated,
        Tally failed,
        Tally pending,
        String answer) {

    /// How many, and how much in all.
    record Tally(long count, long sumMinor) {

        static final Tally NONE = new Tally(0, 0);

        Tally plus(long amountMinor) {
            return new Tally(count + 1, Math.addExact(sumMinor, amountMinor));
        }

        Tally minus(Tally other) {
            return new Tally(count - other.count, sumMinor - other.sumMinor);
        }
    }

    /// What really moved: an instruction taken by an earlier batch moves nothing.
    Tally moved() {
        return taken.minus(repeated);
    }

    String json(boolean isDone) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("batch", id);
        shown.put("date", date);
        shown.put("state", isDone ? "DONE" : "PROCESSING");
        shown.put("count", all.count());
        shown.put("sumMinor", all.sumMinor());
        if (isDone) {
            put(shown, "taken", taken);
            put(shown, "repeated", repeated);
            put(shown, "failed", failed);
            put(shown, "pending", pending);
        }
        return FlatJson.write(shown);
    }

    private static void put(Map<String, Object> shown, String name, Tally tally) {
        shown.put(name + "Count", tally.count());
        shown.put(name + "Minor", tally.sumMinor());
    }

    /// Gathers the outcomes of a batch row by row.
    static final class Building {

        private final StringBuilder answer = new StringBuilder("instruction,outcome,reason\n");
        private Tally all = Tally.NONE;
        private Tally taken = Tally.NONE;
        private Tally repeated = Tally.NONE;
        private Tally failed = Tally.NONE;
        private Tally pending = Tally.NONE;

        void taken(Instruction instruction) {
            all = all.plus(instruction.amountMinor());
            taken = taken.plus(instruction.amountMinor());
        }

        void repeated(Instruction instruction) {
            taken(instruction);
            repeated = repeated.plus(instruction.amountMinor());
        }

        void failed(Instruction instruction, String reason) {
            all = all.plus(instruction.amountMinor());
            failed = failed.plus(instruction.amountMinor());
            answer.append(instruction.id()).append(",FAILED,").append(reason).append('\n');
        }

        void pending(Instruction instruction) {
            all = all.plus(instruction.amountMinor());
            pending = pending.plus(instruction.amountMinor());
            answer.append(instruction.id()).append(",PENDING,\n");
        }

        Batch built(String id, LocalDate date, String digest) {
            return new Batch(
                    id, date, digest, all, taken, repeated, failed, pending, answer.toString());
        }
    }
}
