package org.tongzhou.collection;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.PaymentOrders;
import org.tongzhou.members.Household;
import org.tongzhou.plans.ListedPlan;

/// The door to what was debited, what is open, balances and payouts.
@Component
public class Debits implements PaymentOrders {

    private final Lines lines;
    private final DebitRuns runs;
    private final Balances balances;
    private final TopUps topUps;
    private final RefundOrders refundOrders;
    private final PayoutRepository payouts;
    private final Reconciliation reconciliation;
    private final Shares shares;
    private final Wallets wallets;
    private final Announcements announcements;

    Debits(
            Lines lines,
            DebitRuns runs,
            Balances balances,
            TopUps topUps,
            RefundOrders refundOrders,
            PayoutRepository payouts,
            Reconciliation reconciliation,
            Shares shares,
            Wallets wallets,
            Announcements announcements) {
        this.lines = lines;
        this.runs = runs;
        this.balances = balances;
        this.topUps = topUps;
        this.refundOrders = refundOrders;
        this.payouts = payouts;
        this.reconciliation = reconciliation;
        this.shares = shares;
        this.wallets = wallets;
        this.announcements = announcements;
    }

    /// All shares of a household in struck rounds and what became of each, the newest first.
    public List<Share> shares(long household) {
        return shares.ofHousehold(household);
    }

    /// Shares of a household that were not taken when they fell due, open or closed since.
    public List<Line> lines(long household) {
        return lines.ofHousehold(household);
    }

    /// What is open for a household, all plans together.
    public Amount openOf(long household) {
        return lines.openOf(household);
    }

    /// What the coming debits ask a household for, one for each debit day.
    public List<Announced> ahead(long household) {
        return announcements.ahead(household);
    }

    /// What a household was asked last whether it may be debited, though it is above the ceiling.
    public Optional<Announced> asked(long household) {
        return announcements.asked(household);
    }

    /// The last day on which a share that was not taken is tried by itself; after it, the next
    /// debit takes it along.
    public LocalDate retriedUntil(Share share) {
        return announcements.retriedUntil(share.membership().plan(), share.line().round());
    }

    /// Takes a payer's answer to being asked for more than his ceiling.
    public void answer(Household household, boolean agreed) {
        runs.consent(household, agreed);
    }

    /// Whether a payer is asked if more than his ceiling may be debited, and has not answered.
    public boolean isAsked(long household) {
        return answered(household).isEmpty()
                && lines.ofHousehold(household).stream()
                        .anyMatch(line -> line.state() == Line.State.ASKED);
    }

    /// The balances of a household in its pre-paid plans that are lower than their plan warns at.
    public List<LowBalance> lowBalances(Household household) {
        return wallets.of(household).stream()
                .filter(Wallets.Wallet::isLow)
                .map(one -> new LowBalance(one.plan().number(), one.balance(), one.isSuspended()))
                .toList();
    }

    /// A balance that asks for a payment.
    ///
    /// @param isSuspended whether it is so low that cover is suspended
    public record LowBalance(int plan, Amount balance, boolean isSuspended) {}

    /// What a payer answered to the latest question, if he was asked and answered.
    public Optional<Boolean> answered(long household) {
        return runs.answered(household);
    }

    /// A household's balance in a pre-paid plan.
    public Amount balance(long household, int plan) {
        return balances.of(household, plan);
    }

    /// The balances of a folio in a pre-paid plan, by household.
    public Map<Long, Amount> balances(int folio, int plan) {
        return balances.inFolio(folio, plan, Integer.MAX_VALUE);
    }

    /// Orders a payment into a balance; false without a mandate to debit.
    public boolean topUp(Household household, int plan, Amount amount, LocalDate day) {
        return topUp(household, plan, amount, day, UUID.randomUUID());
    }

    /// The same from a form, which orders once however often it is sent.
    boolean topUp(Household household, int plan, Amount amount, LocalDate day, UUID form) {
        return topUps.order(household, plan, amount, day, form);
    }

    /// The most that may go back of a household's balance now.
    public Amount refundable(long household, ListedPlan plan, Instant now) {
        return refundOrders.most(household, plan, now);
    }

    /// Orders to give a part of a balance back, once for each form.
    public Refunding refund(Household household, ListedPlan plan, Amount amount, UUID form) {
        return refundOrders.order(household, plan, amount, form);
    }

    /// What of a household's balances goes back as soon as it may, the newest first.
    public List<RefundOrder> waitingRefunds(long household, Instant now) {
        return refundOrders.waiting(household, now);
    }

    /// The order's number is made of the enrolment's: whoever asks again orders nothing more.
    @Override
    public boolean orderFirst(
            Household household, int plan, Amount amount, LocalDate day, long enrolment) {
        byte[] name = ("first payment of " + enrolment).getBytes(StandardCharsets.US_ASCII);
        return topUp(household, plan, amount, day, UUID.nameUUIDFromBytes(name));
    }

    /// Payments into balances that a household ordered, the newest first.
    public List<TopUpOrder> topUpOrders(long household) {
        return topUps.ofHousehold(household);
    }

    public List<OwedPayout> payouts(long household) {
        return payouts.ofHousehold(household);
    }

    /// How each payout to a household stands, the earliest first: its last attempt; or the one that
    /// came back, while another account is waited for.
    public List<OwedPayout> standingPayouts(long household) {
        Map<String, OwedPayout> standing = new LinkedHashMap<>();
        for (OwedPayout attempt : payouts.ofHousehold(household)) {
            if (!attempt.isBack()) {
                standing.put(attempt.id(), attempt);
            }
        }
        return List.copyOf(standing.values());
    }

    /// Payouts that came back and wait for another account.
    public List<OwedPayout> bouncedPayouts() {
        return payouts.bounced();
    }

    /// Differences with the provider that nobody has resolved.
    public List<Difference> differences() {
        return reconciliation.open();
    }

    /// Resolves a difference; false if somebody has done so, or there is none.
    public boolean resolve(long difference, LocalDate day, String reason, long byAccount) {
        return reconciliation.resolve(difference, day, reason, byAccount);
    }
}
