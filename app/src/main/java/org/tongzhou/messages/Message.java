package org.tongzhou.messages;

import java.time.Instant;
import java.util.Map;

/// A stored message to one account.
///
/// @param details arguments of its words: numbers and codes, no names and no health data
public record Message(
        long number, Kind kind, Map<String, String> details, Instant at, boolean isRead) {

    /// What it is about.
    public enum Kind {
        /// A claim took a step: `claim`, `state`.
        CLAIM_MOVED,
        /// A plan that the account waited for has opened: `plan`.
        PLAN_OPENED,
        /// A dependant who was invited has an account: `person`.
        INVITATION_TAKEN,
        /// A person is offered to move: `person`, `household` that he would come to.
        MOVE_OFFERED,
        /// An offer to move was refused: `person`.
        MOVE_DECLINED,
        /// A person has moved: `person`, `from` and `to`, which are households.
        MOVED,
        /// A fact of a membership was put right: `proposal`, `enrolment`, `changeMinor` of the
        /// rounds that were struck then, `households` that it is the change of, with commas
        /// between, `coverEndsOn` or nothing where no end is known.
        CORRECTED,
        /// Cover ends since shares stayed unpaid: `enrolment`, `coverEndsOn`, `roundsFailed` in a
        /// row, `lastDebitOn` where a later round is debited still, `writtenOffMinor` where it is
        /// this payer's.
        COVER_ENDED,
        /// A member has left by own wish: `enrolment`, `coverEndsOn`.
        LEFT
    }

    public Message {
        details = Map.copyOf(details);
    }
}
