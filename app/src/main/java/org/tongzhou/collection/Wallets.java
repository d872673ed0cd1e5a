package org.tongzhou.collection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
    private final RefundOrders orders;
    private final Plans plans;
    private final Gate gate;

    Wallets(
            Enrolments enrolments,
            Balances balances,
            Standings standings,
            RefundOrders orders,
            Plans plans,
            Gate gate) {
        this.enrolments = enrolments;
        this.balances = balances;
        this.standings = standings;
        this.orders = orders;
        this.plans = plans;
        this.gate = gate;
    }

    /// A balance with the terms that it stands under.
    ///
    /// @param kept what the household's members leave in
    /// @param waiting what goes back as soon as it may
    /// @param missing what final rounds ask for beyond the balance; told where all have left
    /// @param coverEndsOn the first day on which nobody is covered; nothing where no end is known
    record Wallet(
            ListedPlan plan,
            PrePaid terms,
            Amount balance,
            Standing standing,
            Amount kept,
            Optional<RefundOrder> waiting,
            Amount missing,
            Optional<LocalDate> coverEndsOn) {

        /// The most that may be asked for now.
        Amount refundable() {
            return waiting.isPresent() ? Amount.ZERO : balance.minus(kept).orMore(Amount.ZERO);
        }

        /// Whether all members have left: the balance goes back.
        boolean isLeft() {
            return standing == Standing.LEFT;
        }

        /// Whether a payment serves anything: shares to come, and after these what is still owed.
        boolean takesPayments() {
            return !isLeft() || missing.isPositive();
        }

        /// What to pay in.
        Amount askFor() {
            return isLeft() ? missing : terms.askFor();
        }

        /// Below the plan's warning, where somebody still needs the balance.
        boolean isLow() {
            return !isLeft()
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
                wallets.add(wallet(household.number(), own, plan, terms));
            }
        });
        return wallets;
    }

    private Wallet wallet(long household, List<Membership> own, ListedPlan plan, PrePaid terms) {
        Instant now = gate.now();
        Standing standing = standings.of(own, plan, now);
        Amount missing =
                standing == Standing.LEFT
                        ? balances.missing(household, plan.number())
                        : Amount.ZERO;
        return new Wallet(
                plan,
                terms,
                balances.of(household, plan.number()),
                standing,
                standings.kept(own, plan, now),
                orders.waiting(household, plan, now),
                missing,
                coverEndsOn(own, plan));
    }

    private Optional<LocalDate> coverEndsOn(List<Membership> own, ListedPlan plan) {
        List<Optional<LocalDate>> ends = own.stream().map(one -> one.coverEndsOn(plan)).toList();
        return ends.stream().allMatch(Optional::isPresent)
                ? ends.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : plans.closing(plan.number()).map(closing -> closing.coverEndsOn(plan.calendar()));
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
