package org.tongzhou.bench;

import org.tongzhou.core.plan.PrePaid;
import org.tongzhou.plans.ListedPlan;

/// The two plans that the membership is in, which have the same calendar.
///
/// @param launch the round of their launch; people join over the year from it
record PopulationPlans(ListedPlan postPaid, ListedPlan prePaid, int launch) {

    /// What each round of the history cost a member: who was there from the start comes near the
    /// yearly cap.
    static final long POST_PAID_MINOR = 800;

    static final long PRE_PAID_MINOR = 80;

    long suspendBelowMinor() {
        return ((PrePaid) prePaid.plan().funding()).suspendBelow().minor();
    }
}
