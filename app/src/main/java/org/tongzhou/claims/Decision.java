package org.tongzhou.claims;

import java.time.Instant;
import java.util.Optional;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Rule;

/// How a claim was decided, with the rule quoted from the plan version that binds the member, and
/// why in the words of both: who found it explained it, and who confirmed it may have added a note.
public sealed interface Decision {

    /// It is paid.
    record Paid(Instant at, Amount benefit, Optional<String> explanation, Optional<String> note)
            implements Decision {}

    /// It is refused, by this rule.
    record Refused(
            Instant at,
            RefusalReason reason,
            Rule rule,
            int planVersion,
            Optional<String> explanation,
            Optional<String> note)
            implements Decision {}
}
