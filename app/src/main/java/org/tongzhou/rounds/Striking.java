package org.tongzhou.rounds;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.books.Account;
import org.tongzhou.books.Books;
import org.tongzhou.books.Entry;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.round.ClassCounts;
import org.tongzhou.core.round.Need;
import org.tongzhou.core.round.Strike;
import org.tongzhou.core.round.Struck;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Strikes a round: prices, statement, payouts and the ledger entry, in one transaction.
@Component
class Striking {

    private final RoundRepository rounds;
    private final StatementRepository statements;
    private final CaseRepository cases;
    private final AdjustmentRepository adjustments;
    private final Freezing freezing;
    private final Plans plans;
    private final Books books;
    private final Gate gate;
    private final ObjectProvider<PoolLosses> losses;

    Striking(
            RoundRepository rounds,
            StatementRepository statements,
            CaseRepository cases,
            AdjustmentRepository adjustments,
            Freezing freezing,
            Plans plans,
            Books books,
            Gate gate,
            ObjectProvider<PoolLosses> losses) {
        this.rounds = rounds;
        this.statements = statements;
        this.cases = cases;
        this.adjustments = adjustments;
        this.freezing = freezing;
        this.plans = plans;
        this.books = books;
        this.gate = gate;
        this.losses = losses;
    }

    /// What the round would come to if it were struck now: the estimate, and the dry run.
    Struck trial(Round round) {
        Plan plan = plans.version(round.plan(), round.planVersion()).plan();
        return Strike.of(RoundTables.strikeTerms(plan), sharing(round), need(round));
    }

    /// Strikes an announced round; if another server did, nothing happens.
    ///
    /// @param isReleased asked once more behind the lock: a case may have been taken out since
    @Transactional
    public void strike(Round announced, Predicate<Round> isReleased) {
        int plan = announced.plan();
        int number = announced.number();
        Round round = rounds.lock(plan, number).orElseThrow();
        Instant now = gate.now();
        if (!isReleased.test(round)
                || !rounds.move(round, RoundState.ANNOUNCED, RoundState.STRUCK, now)) {
            return;
        }
        ClassCounts counts = sharing(round);
        Struck struck = trial(round);
        statements.insert(round, counts.members(), struck, now);
        rounds.insertPrices(round, struck, counts);
        List<PublishedCase> published = cases.ofRound(plan, number);
        for (int i = 0; i < published.size(); i++) {
            rounds.insertPayout(round, published.get(i).claim(), struck.payoutsMinor().get(i));
        }
        books.post(entry(plans.version(plan, round.planVersion()), round, struck, now));
    }

    /// Who shares: all who were counted; nobody once cover has ended because the plan is being
    /// closed. Then the operator pays.
    private ClassCounts sharing(Round round) {
        boolean isAfterCover =
                plans.closing(round.plan())
                        .filter(closing -> closing.lastRound() < round.number())
                        .isPresent();
        return isAfterCover ? new ClassCounts() : freezing.total(round);
    }

    private Need need(Round round) {
        int epoch = round.epoch().orElseThrow();
        int before = rounds.epochBefore(round);
        long refunds = 0;
        long late = 0;
        for (Adjustment adjustment : adjustments.between(round.plan(), before, epoch)) {
            long minor = adjustment.amount().minor();
            refunds += Math.max(0, -minor);
            late += Math.max(0, minor);
        }
        Amount lost = Amount.ZERO;
        for (PoolLosses source : losses) {
            lost = lost.plus(source.between(round.plan(), before, epoch));
        }
        long carryIn =
                statements
                        .find(round.plan(), round.number() - 1)
                        .map(statement -> statement.carryOut().minor())
                        .orElse(0L);
        List<Long> payouts =
                cases.ofRound(round.plan(), round.number()).stream()
                        .map(published -> published.benefit().minor())
                        .toList();
        return new Need(payouts, carryIn, refunds, late, lost.minor());
    }

    private static Entry entry(ListedPlan plan, Round round, Struck struck, Instant now) {
        Need need = struck.need();
        String ref = "strike/%s/%d".formatted(plan.code(), round.number());
        return Entry.of(ref, plan.plan().dayOf(now), plan.code(), "Round of " + round.noticeOn())
                .debit(
                        Account.RECEIVABLE,
                        new Amount(struck.chargedMinor() + need.lateChargesMinor()))
                .debit(Account.SURPLUS, new Amount(need.carryInMinor()))
                .debit(Account.SUBSIDY, new Amount(struck.subsidyMinor()))
                .credit(Account.PAYABLE_TO_CLAIMANTS, new Amount(struck.payoutsInAllMinor()))
                .credit(Account.FEE_INCOME, new Amount(struck.feeMinor()))
                .credit(Account.REFUNDS_PAYABLE, new Amount(need.refundsMinor()))
                .credit(Account.LOSSES_TO_SHARE, new Amount(need.lossesMinor()))
                .credit(Account.SURPLUS, new Amount(struck.carryOutMinor()));
    }
}
