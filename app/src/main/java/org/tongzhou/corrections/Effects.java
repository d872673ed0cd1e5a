package org.tongzhou.corrections;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.DoneCorrections.Done;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.Truth;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Difference;
import org.tongzhou.rounds.Differences;

/// Tells what a correction would change, or has changed.
@Component
class Effects {

    private final Differences differences;
    private final Plans plans;

    Effects(Differences differences, Plans plans) {
        this.differences = differences;
        this.plans = plans;
    }

    /// @param rounds those that are struck and would come out otherwise
    /// @param before the membership as it is known now
    /// @param after the same once the correction holds
    /// @param done nothing before it is confirmed
    record Effect(
            ListedPlan plan,
            List<Difference> rounds,
            Membership before,
            Membership after,
            Optional<Done> done) {

        /// The first day without cover as it is known now.
        Optional<LocalDate> endBefore() {
            return before.coverEndsOn(plan);
        }

        /// The same once the correction holds.
        Optional<LocalDate> endAfter() {
            return after.coverEndsOn(plan);
        }

        /// A late charge if positive, a refund if negative.
        Amount change() {
            return rounds.stream().map(Difference::change).reduce(Amount.ZERO, Amount::plus);
        }

        /// The same for each household that shared in them.
        Map<Long, Amount> changes() {
            Map<Long, Amount> changes = new LinkedHashMap<>();
            for (Difference one : rounds) {
                changes.merge(one.household(), one.change(), Amount::plus);
            }
            return changes;
        }
    }

    Effect of(Membership membership, Truth truth) {
        ListedPlan plan = plans.version(membership.plan(), membership.planVersion());
        return new Effect(
                plan,
                differences.of(membership, truth),
                membership,
                membership.as(truth),
                Optional.empty());
    }

    /// What a confirmed correction changed.
    Effect of(Done done) {
        Membership after = done.after();
        ListedPlan plan = plans.version(after.plan(), after.planVersion());
        List<Difference> rounds = differences.of(after, done.correction());
        return new Effect(plan, rounds, done.before(), after, Optional.of(done));
    }
}
