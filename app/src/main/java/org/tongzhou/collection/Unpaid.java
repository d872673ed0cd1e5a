package org.tongzhou.collection;

import java.util.Comparator;
import java.util.OptionalInt;

/// The shares of a household in the rounds that a run debited first, which were not taken: as a
/// whole, as far as they have no line of their own and were not written off.
///
/// @param run the run that debited them first
/// @param inRun the run that it is in flight with, or whose instruction nobody knows of yet
record Unpaid(long household, int run, Reason reason, State state, OptionalInt inRun) {

    static final Comparator<Unpaid> IN_ORDER =
            Comparator.comparingLong(Unpaid::household).thenComparingInt(Unpaid::run);

    /// Why it was not taken when it fell due. The code is what the row holds.
    enum Reason {
        NO_MANDATE(1),
        CEILING(2),
        PENDING(3),
        REVERSED(4),
        INSUFFICIENT_FUNDS(10),
        ACCOUNT_CLOSED(11),
        LIMIT_EXCEEDED(12),
        INSTRUCTION_CONFLICT(13),
        OTHER(14);

        private final int code;

        Reason(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Reason of(NotTaken not) {
            return switch (not) {
                case NotTaken.Pending(String _) -> PENDING;
                case NotTaken.Failed(String _, DebitRefusal refusal) -> valueOf(refusal.name());
            };
        }

        static Reason ofCode(int code) {
            for (Reason reason : values()) {
                if (reason.code == code) {
                    return reason;
                }
            }
            throw new IllegalStateException("no reason has the code " + code);
        }
    }

    /// Where it stands. The letter is what the row holds.
    enum State {
        OPEN("O"),
        ASKED("A"),
        UNKNOWN("U"),
        /// Never stored: the batch that it flies with says so.
        IN_FLIGHT("");

        private final String letter;

        State(String letter) {
            this.letter = letter;
        }

        String letter() {
            return letter;
        }

        static State ofLetter(String letter) {
            return switch (letter) {
                case "O" -> OPEN;
                case "A" -> ASKED;
                case "U" -> UNKNOWN;
                default -> throw new IllegalStateException("no such state: " + letter); // damaged
            };
        }
    }

    static Unpaid open(long household, int run, Reason reason) {
        return new Unpaid(household, run, reason, State.OPEN, OptionalInt.empty());
    }

    /// What it becomes when a run does not take it.
    static Unpaid notTaken(long household, int run, NotTaken not, int inRun) {
        return not instanceof NotTaken.Pending
                ? new Unpaid(household, run, Reason.PENDING, State.UNKNOWN, OptionalInt.of(inRun))
                : open(household, run, Reason.of(not));
    }

    Unpaid flyingWith(int another) {
        return new Unpaid(household, run, reason, State.IN_FLIGHT, OptionalInt.of(another));
    }

    boolean isWaiting() {
        return state == State.OPEN || state == State.ASKED;
    }

    boolean isUnknownIn(int another) {
        return state == State.UNKNOWN && inRun.equals(OptionalInt.of(another));
    }

    Line.State lineState() {
        return Line.State.valueOf(state.name());
    }
}
