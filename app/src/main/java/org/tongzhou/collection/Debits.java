package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.members.Household;

/// The door to what was debited, what is open, balances and payouts.
@Component
public class Debits {

    private final LineRepository lines;
    private final DebitRuns runs;
    private final Balances balances;
    private final TopUps topUps;
    private final PayoutRepository payouts;
    private final Reconciliation reconciliation;

    Debits(
            LineRepository lines,
            DebitRuns runs,
            Balances balances,
            TopUps topUps,
            PayoutRepository payouts,
            Reconciliation reconciliation) {
        this.lines = lines;
        this.runs = runs;
        this.balances = balances;
        this.topUps = topUps;
        this.payouts = payouts;
        this.reconciliation = reconciliation;
    }

    /// Shares of a household that were not taken when they fell due, open or closed since.
    public List<Line> lines(long household) {
        return lines.ofHousehold(household);
    }

    /// What is open for a household, all plans together.
    public Amount openOf(long household) {
        return lines.ofHousehold(household).stream()
                .map(Line::open)
                .reduce(Amount.ZERO, Amount::plus);
    }

    /// What is open in a plan, of all its members together.
    public Amount openIn(int plan) {
        return lines.open(plan);
    }

    /// Takes a payer's answer to being asked for more than his ceiling.
    public void answer(Household household, boolean agreed) {
        runs.consent(household, agreed);
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
        return topUps.order(household, plan, amount, day);
    }

    public List<OwedPayout> payouts(long household) {
        return payouts.ofHousehold(household);
    }

    public List<OwedPayout> payouts(OwedPayout.State state) {
        return payouts.in(state);
    }

    /// Differences with the provider that nobody has resolved.
    public List<Difference> differences() {
        return reconciliation.open();
    }
}
