package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.RoundCalendar;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.OpenAmounts;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.Rounds;

/// Tells whoever leaves what is owed all the same: what is open, and what is not debited yet.
@Component
class OwedShares implements OpenAmounts {

    private final Shares shares;
    private final Lines lines;
    private final Balances balances;
    private final TakenRounds taken;
    private final Rounds rounds;
    private final Plans plans;
    private final Gate gate;

    OwedShares(
            Shares shares,
            Lines lines,
            Balances balances,
            TakenRounds taken,
            Rounds rounds,
            Plans plans,
            Gate gate) {
        this.shares = shares;
        this.lines = lines;
        this.balances = balances;
        this.taken = taken;
        this.rounds = rounds;
        this.plans = plans;
        this.gate = gate;
    }

    @Override
    public Amount unpaidOf(long household) {
        return shares.ofHousehold(household).stream()
                .map(Share::ahead)
                .reduce(lines.openOf(household), Amount::plus);
    }

    @Override
    public Amount balanceOf(long household, int plan) {
        return balances.of(household, plan);
    }

    @Override
    public Optional<LocalDate> debitedFirst(ListedPlan plan) {
        return taken.debitedFirst(plan, gate.now());
    }

    @Override
    public List<Owed> notDebited(Membership membership, int lastRound) {
        List<Owed> owed = new ArrayList<>(notFinal(membership, lastRound));
        for (Share share : shares.of(membership.household(), List.of(membership))) {
            if (share.ahead().isPositive()) {
                owed.add(new Owed(share.line().noticeOn(), share.on(), share.ahead().minor()));
            }
        }
        owed.sort(Comparator.comparing(Owed::noticeOn));
        return owed;
    }

    /// Rounds are struck in their order: those after the last struck one have no price yet.
    private List<Owed> notFinal(Membership membership, int lastRound) {
        Set<Integer> struck =
                rounds.ofPlan(membership.plan()).stream()
                        .filter(Round::isStruck)
                        .map(Round::number)
                        .collect(Collectors.toSet());
        RoundCalendar calendar =
                plans.version(membership.plan(), membership.planVersion()).calendar();
        List<Owed> owed = new ArrayList<>();
        for (int round = lastRound;
                round >= membership.firstRound() && !struck.contains(round);
                round--) {
            owed.add(new Owed(calendar.noticeDay(round), calendar.debitDay(round), null));
        }
        return owed;
    }
}
