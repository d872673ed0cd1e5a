package org.tongzhou.plans;

import java.util.List;
import org.tongzhou.core.plan.PlanDifference;
import org.tongzhou.core.plan.document.DocumentFault;

/// What proposing a version came to.
public sealed interface PublishOutcome {

    /// Stored, and waiting for a second person; `changes` is what it would change.
    record Proposed(String code, int version, List<PlanDifference> changes)
            implements PublishOutcome {}

    /// Nothing was stored.
    record Wrong(List<DocumentFault> faults) implements PublishOutcome {}

    /// This version number exists and never changes; the next free one is named.
    record VersionTaken(int next) implements PublishOutcome {}

    /// A plan keeps these for good; another plan may have others.
    record Fixed(List<String> paths) implements PublishOutcome {}

    /// A version takes effect in the future: rounds under way keep their terms.
    record NotInFuture() implements PublishOutcome {}
}
