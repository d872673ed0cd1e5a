package org.tongzhou.enrolment;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Question;
import org.tongzhou.core.plan.Refusal;

/// What an application came to; only [Joined] stored anything.
public sealed interface Admitted {

    /// A member now: shares from `firstRound`, is covered from `coveredFrom`.
    ///
    /// @param firstPayment what is taken first, zero in most plans: round and day are those of
    ///     somebody who has paid today
    record Joined(long enrolment, LocalDate coveredFrom, int firstRound, Amount firstPayment)
            implements Admitted {}

    /// A rule of the plan refuses.
    record RefusedByRule(Refusal refusal) implements Admitted {}

    /// An answer of the declaration refuses.
    record RefusedByDeclaration(Question question) implements Admitted {}

    /// An answer needs a person's judgement first.
    record Referred(Question question) implements Admitted {}

    /// These questions have no answer.
    record Unanswered(List<String> questions) implements Admitted {}

    record ConsentMissing(Set<Application.Consent> missing) implements Admitted {}

    record AlreadyMember(long enrolment) implements Admitted {}

    /// The real-name check has no result yet.
    record CheckPending() implements Admitted {}

    /// The real-name check found that name and number do not belong together.
    record CheckDiffers() implements Admitted {}

    /// The plan is being closed: nobody joins any more.
    record BeingClosed() implements Admitted {}

    /// There is no such plan.
    record PlanClosed() implements Admitted {}

    /// The plan has as many members as its rules allow at most.
    record Full(long most) implements Admitted {}
}
