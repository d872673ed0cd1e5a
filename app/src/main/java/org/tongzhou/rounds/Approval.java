package org.tongzhou.rounds;

import java.time.LocalDate;

/// What approving a step came to.
public sealed interface Approval {

    /// Counted; another person is needed.
    record First() implements Approval {}

    /// This person has approved before, and one person counts once.
    record Again() implements Approval {}

    /// Two people have approved: the step is released.
    record Released() implements Approval {}

    /// The round pays somebody of this person's household: others release it.
    record OwnCase() implements Approval {}

    /// The figures are not those that this person saw: nothing was counted.
    record Changed() implements Approval {}

    /// The round is not where this step may be approved.
    record NotDue(RoundState state) implements Approval {}

    /// Objections are taken until this day.
    record ObjectionsOpen(LocalDate until) implements Approval {}
}
