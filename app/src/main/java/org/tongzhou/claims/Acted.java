package org.tongzhou.claims;

import org.tongzhou.core.claim.Assessment;
import org.tongzhou.core.claim.ClaimState;

/// What an act of staff came to; only [Done] stored anything.
public sealed interface Acted {

    record Done(ClaimView claim) implements Acted {}

    /// The claim moved on in the meantime, or this cannot be done where it stands.
    record NotNow(ClaimState state) implements Acted {}

    /// Whoever gave the finding does not confirm it.
    record SamePerson() implements Acted {}

    /// Nobody works on a claim of his own household.
    record OwnCase() implements Acted {}

    /// The account does not have the role for it.
    record NotYourRole() implements Acted {}

    /// No paper was handed in: there is nothing that could be complete, or bear out a payment.
    record NoPapers() implements Acted {}

    /// The rules do not let it be paid, whatever people find.
    record RulesForbid(Assessment assessment) implements Acted {}

    /// The reason is one of the rules, and is not so; or the rule is none of those that fit it.
    record ReasonNotSo() implements Acted {}
}
