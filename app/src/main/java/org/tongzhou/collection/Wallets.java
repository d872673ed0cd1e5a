package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.PrePaid;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// The balances that a household has in the pre-paid plans it is or was in.
@Component
class Wallets {

    private final Enrolments enrolments;
    private final Balances balances;
    private final Plans plans;
    private final Gate gate;

    Wallets(Enrolments enrolments, Balances balances, Plans plans, Gate gate) {
        this.enrolments = enrolments;
        this.balances = balances;
        this.plans = plans;
        this.gate = gate;
    }

    /// Whether anything may be paid into balances of a plan: not once its cover has ended.
    boolean takesPayments(ListedPlan plan) {
        LocalDate today = plan.plan().dayOf(gate.now());
        return plans.closing(plan.number())
                .filter(closing -> !today.isBefore(closing.coverEndsOn(plan.calendar())))
                .isEmpty();
    }

    /// A balance with the terms that it stands under.
    record Wallet(ListedPlan plan, PrePaid terms, Amount balance) {

        boolean isLow() {
            return balance.compareTo(terms.warnBelow()) < 0;
        }
    }

    List<Wallet> of(Household household) {
        return enrolments.ofHousehold(household.number()).stream()
                .map(Membership::plan)
                .distinct()
                .map(this::plan)
                .flatMap(plan -> wallet(household, plan).stream())
                .toList();
    }

    private List<Wallet> wallet(Household household, ListedPlan plan) {
        return plan.plan().funding() instanceof PrePaid terms
                ? List.of(new Wallet(plan, terms, balances.of(household.number(), plan.number())))
                : List.of();
    }

    ListedPlan plan(int number) {
        return CollectionText.plan(plans, number, gate.now());
    }
}
