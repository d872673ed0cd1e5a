package org.tongzhou.collection;

import org.tongzhou.core.plan.Arrears.LossBearer;
import org.tongzhou.plans.ListedPlan;

/// What is closed, and who bears what is still open of it.
///
/// @param round 0 where the whole plan is closed
record Close(int plan, int round, LossBearer bearer) {

    static Close of(ListedPlan plan, int round) {
        return new Close(plan.number(), round, plan.plan().arrears().lossBearer());
    }

    static Close ofWhole(ListedPlan plan) {
        return new Close(plan.number(), 0, LossBearer.OPERATOR);
    }

    /// What the events of lines name as their source.
    String ref() {
        return round == 0 ? "closing" : "close/" + round;
    }
}
