package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.books.Account;
import org.tongzhou.claims.Claims;
import org.tongzhou.collection.RunRepository.RunRound;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Adjustment;
import org.tongzhou.rounds.PublishedCase;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.RoundState;
import org.tongzhou.rounds.Rounds;
import org.tongzhou.rounds.Step;

/// Makes payouts of what struck rounds owe: to claimants, and refunds of corrected charges. Arrears
/// are
/// deducted first.
@Component
class DuePayouts {

    private final Rounds rounds;
    private final Claims claims;
    private final PayoutRepository payouts;
    private final Payees payees;
    private final Lines lines;
    private final Plans plans;
    private final PayoutEntries entries;
    private final FolioLock lock;
    private final Gate gate;
    private final TransactionTemplate transaction;

    DuePayouts(
            Rounds rounds,
            Claims claims,
            PayoutRepository payouts,
            Payees payees,
            Lines lines,
            Plans plans,
            PayoutEntries entries,
            FolioLock lock,
            Gate gate,
            TransactionTemplate transaction) {
        this.rounds = rounds;
        this.claims = claims;
        this.payouts = payouts;
        this.payees = payees;
        this.lines = lines;
        this.plans = plans;
        this.entries = entries;
        this.lock = lock;
        this.gate = gate;
        this.transaction = transaction;
    }

    /// Makes the payouts of a round after its debit day, once two people have released them.
    /// Arrears are
    /// deducted. Done again, it changes nothing.
    private void make(Round round, LocalDate today) {
        if (!round.debitOn().isBefore(today) || !rounds.isReleased(round, Step.PAYOUTS)) {
            return;
        }
        Moment moment = gate.enter();
        if (!payouts.markMade(round.plan(), round.number())) {
            return;
        }
        lockFolios(round);
        for (var owed : rounds.payouts(round.plan(), round.number()).entrySet()) {
            PublishedCase published = rounds.publishedCase(owed.getKey()).orElseThrow();
            OwedPayout payout = ofClaim(round, published, owed.getValue());
            make(payout, Account.PAYABLE_TO_CLAIMANTS, published.household(), moment);
        }
        for (var refund : refunds(round).entrySet()) {
            OwedPayout payout = ofRefund(round, refund.getKey(), refund.getValue());
            make(payout, Account.REFUNDS_PAYABLE, refund.getKey().household(), moment);
        }
    }

    /// Arrears are deducted, so nothing may be debited along meanwhile.
    private void lockFolios(Round round) {
        SortedSet<Integer> folios = new TreeSet<>();
        for (long claim : rounds.payouts(round.plan(), round.number()).keySet()) {
            folios.add(Folio.of(rounds.publishedCase(claim).orElseThrow().household()));
        }
        refunds(round).keySet().forEach(refund -> folios.add(Folio.of(refund.household())));
        folios.forEach(lock::take);
    }

    /// Makes the payouts of all rounds that are released and not made.
    void makeDue(LocalDate today) {
        Set<RunRound> made = payouts.made();
        for (RoundState state : List.of(RoundState.COLLECTING, RoundState.CLOSED)) {
            for (Round round : rounds.in(state)) {
                if (!made.contains(new RunRound(round.plan(), round.number()))) {
                    transaction.executeWithoutResult(_ -> make(round, today));
                }
            }
        }
    }

    private record Refunded(long household, long enrolment) implements Comparable<Refunded> {
        @Override
        public int compareTo(Refunded other) {
            return Long.compare(enrolment, other.enrolment);
        }
    }

    private Map<Refunded, Amount> refunds(Round round) {
        Map<Refunded, Amount> refunds = new TreeMap<>();
        for (Adjustment adjustment : rounds.adjustments(round)) {
            if (adjustment.amount().isNegative()) {
                refunds.merge(
                        new Refunded(adjustment.household(), adjustment.enrolment()),
                        adjustment.amount().negated(),
                        Amount::plus);
            }
        }
        return refunds;
    }

    /// @param household that shared, and so has the arrears; where the claimant moved, it is not
    ///     the one that is paid
    private void make(OwedPayout owed, Account payable, long household, Moment moment) {
        if (payouts.find(owed.id(), 1).isPresent() || owed.amount().isZero()) {
            return;
        }
        Amount credited = credit(owed, payable, household, moment);
        Amount rest = owed.amount().minus(credited);
        owed.claim().ifPresent(claims::collected);
        if (rest.isPositive()) {
            payouts.insert(payees.directed(owed.of(rest)), moment);
        } else {
            owed.claim().ifPresent(claims::paid);
        }
    }

    /// Sets open lines of the enrolment against what is owed, the oldest first.
    private Amount credit(OwedPayout owed, Account payable, long household, Moment moment) {
        long enrolment = owed.enrolment().orElseThrow();
        Amount credited = Amount.ZERO;
        for (Line line : lines.ofHousehold(household)) {
            boolean waiting = line.state() == Line.State.OPEN || line.state() == Line.State.ASKED;
            Amount part = line.open().orLess(owed.amount().minus(credited));
            if (line.enrolment() == enrolment && waiting && part.isPositive()) {
                LineRepository.Event kind = LineRepository.Event.CREDITED;
                lines.change(line, kind, part.negated(), owed.kind().name(), owed.id(), moment);
                credited = credited.plus(part);
            }
        }
        entries.post("credit/" + owed.id(), owed, payable, Account.RECEIVABLE, credited, moment);
        return credited;
    }

    private OwedPayout ofClaim(Round round, PublishedCase published, Amount amount) {
        return payout(
                "claim%d".formatted(published.claim()),
                round,
                OwedPayout.Kind.CLAIM,
                Optional.of(published.claim()),
                published.household(),
                published.enrolment(),
                amount);
    }

    private OwedPayout ofRefund(Round round, Refunded refunded, Amount amount) {
        return payout(
                "refund%d.%d.%d".formatted(round.plan(), round.number(), refunded.enrolment()),
                round,
                OwedPayout.Kind.REFUND,
                Optional.empty(),
                refunded.household(),
                refunded.enrolment(),
                amount);
    }

    private OwedPayout payout(
            String id,
            Round round,
            OwedPayout.Kind kind,
            Optional<Long> claim,
            long household,
            long enrolment,
            Amount amount) {
        int within =
                plans.version(round.plan(), round.planVersion())
                        .plan()
                        .calendar()
                        .payoutWithinDays();
        return new OwedPayout(
                id,
                1,
                round.plan(),
                round.number(),
                kind,
                claim,
                household,
                Optional.of(enrolment),
                amount,
                Optional.empty(),
                OwedPayout.State.READY,
                round.debitOn().plusDays(within),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
