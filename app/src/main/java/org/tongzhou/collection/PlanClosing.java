package org.tongzhou.collection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.claims.Claims;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Ending;
import org.tongzhou.core.plan.PrePaid;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.RoundState;
import org.tongzhou.rounds.Rounds;

/// Ends the closing of a plan: when late claims can no longer come, every claim is decided and
/// every round is
/// closed, balances go back to their members.
@Component
class PlanClosing {

    private final Plans plans;
    private final Rounds rounds;
    private final Claims claims;
    private final Balances balances;
    private final BalanceRepository movements;
    private final PayoutRepository payouts;
    private final Members members;
    private final Gate gate;

    PlanClosing(
            Plans plans,
            Rounds rounds,
            Claims claims,
            Balances balances,
            BalanceRepository movements,
            PayoutRepository payouts,
            Members members,
            Gate gate) {
        this.plans = plans;
        this.rounds = rounds;
        this.claims = claims;
        this.balances = balances;
        this.movements = movements;
        this.payouts = payouts;
        this.members = members;
        this.gate = gate;
    }

    /// Finishes the closing of a plan if it is due.
    @Transactional
    public void finish(ListedPlan plan, LocalDate today) {
        Optional<Instant> began = plans.closingAt(plan.number());
        if (began.isEmpty() || plans.isClosed(plan.number())) {
            return;
        }
        Ending ending = plan.plan().ending();
        LocalDate lateClaimsEnd = plan.plan().dayOf(began.get()).plusDays(ending.lateClaimDays());
        boolean roundsClosed =
                rounds.ofPlan(plan.number()).stream()
                        .map(Round::state)
                        .allMatch(RoundState.CLOSED::equals);
        if (today.isAfter(lateClaimsEnd) && roundsClosed && !claims.hasOpen(plan.number())) {
            plans.finishClosing(plan.number());
            if (plan.plan().funding() instanceof PrePaid && ending.refundsBalances()) {
                refundBalances(plan, today);
            }
        }
    }

    private void refundBalances(ListedPlan plan, LocalDate today) {
        Moment moment = gate.enter();
        for (int folio = 0; folio <= members.lastFolio(); folio++) {
            balances.inFolio(folio, plan.number(), Integer.MAX_VALUE)
                    .forEach((household, left) -> refund(plan, household, left, today, moment));
        }
    }

    private void refund(
            ListedPlan plan, long household, Amount left, LocalDate today, Moment moment) {
        String id = "balance%d.%d".formatted(plan.number(), household);
        BalanceRepository.Kind kind = BalanceRepository.Kind.REFUND;
        if (left.isPositive()
                && movements.insert(household, plan.number(), left.negated(), kind, id, moment)) {
            int within = plan.plan().calendar().payoutWithinDays();
            payouts.insert(
                    OwedPayout.ofBalance(
                            id, plan.number(), household, left, today.plusDays(within)),
                    moment.instant());
        }
    }
}
