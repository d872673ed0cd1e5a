package org.tongzhou.closing;

import java.time.LocalDate;

/// What proposing or confirming a closing came to.
sealed interface Outcome {

    /// Proposed: a second person confirms it.
    record Proposed(int proposal) implements Outcome {}

    /// Confirmed: nobody joins any more, and cover ends on a day.
    record Confirmed(LocalDate coverEndsOn) implements Outcome {}

    /// The plan is being closed already, or is closed.
    record Already() implements Outcome {}

    /// Cover would end too soon for members to be told in time.
    record TooSoon(LocalDate earliest) implements Outcome {}

    /// The day is not a notice day, on which alone cover can end.
    record NotNoticeDay() implements Outcome {}

    /// Nobody has proposed this, or a newer proposal has taken its place.
    record NotProposed() implements Outcome {}

    /// The second person must be another than the first.
    record OwnProposal() implements Outcome {}
}
