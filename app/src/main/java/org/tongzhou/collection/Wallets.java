package org.tongzhou.collection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.PrePaid;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.BadInput;

/// The balances that a household has in the pre-paid plans it is or was in.
@Component
class Wallets {

    private final Enrolments enrolments;
    private final Balances balances;
    private final Standings standings;
    private final Plans plans;
    private final Gate gate;

    Wallets(Enrolments enrolments, Balances balances, Standings standings, Plans plans, Gate gate) {
        this.enrolments = enrolments;
        this.balances = balances;
        this.standings = standings;
        this.plans = plans;
        this.gate = gate;
    }

    /// Whether anything may be paid into balances of a plan: not once its cover has ended.
    boolean takesPayments(ListedPlan plan) {
        return !standings.isOver(plan, gate.now());
    }

    /// A balance with the terms that it stands under.
    ///
    /// @param kept what the household's members leave in
    record Wallet(ListedPlan plan, PrePaid terms, Amount balance, Standing standing, Amount kept) {

        /// The most that may go back now.
        Amount refundable() {
            return balance.minus(kept).orMore(Amount.ZERO);
        }

        /// Below the plan's warning, where somebody still needs the balance.
        boolean isLow() {
            return standing != Standing.LEFT
                    && standing != Standing.UNPAID
                    && balance.compareTo(terms.warnBelow()) < 0;
        }

        boolean isSuspended() {
            return standing == Standing.SUSPENDED;
        }
    }

    List<Wallet> of(Household household) {
        Map<Integer, List<Membership>> byPlan = new LinkedHashMap<>();
        for (Membership one : enrolments.ofHousehold(household.number())) {
            byPlan.computeIfAbsent(one.plan(), _ -> new ArrayList<>()).add(one);
        }
        List<Wallet> wallets = new ArrayList<>();
        byPlan.forEach((number, own) -> {
            ListedPlan plan = plan(number);
            if (plan.plan().funding() instanceof PrePaid terms) {
                Amount balance = balances.of(household.number(), number);
                Standing standing = standings.of(own, plan, gate.now());
                Amount kept = standings.kept(own, plan, gate.now());
                wallets.add(new Wallet(plan, terms, balance, standing, kept));
            }
        });
        return wallets;
    }

    /// The one in a plan, if the household has one there.
    Optional<Wallet> find(Household household, @Nullable String code) {
        return of(household).stream().filter(one -> one.plan().code().equals(code)).findFirst();
    }

    /// The one in a plan that a program names.
    ///
    /// @throws BadInput if the household has none there
    Wallet wanted(Household household, @Nullable String code) {
        return find(household, code).orElseThrow(() -> new BadInput("plan", "collection.plan.no"));
    }

    ListedPlan plan(int number) {
        return plans.inForceOrOldest(number, gate.now());
    }
}
