package org.tongzhou.collection;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.tongzhou.books.Account;
import org.tongzhou.books.Books;
import org.tongzhou.books.Entry;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Moment;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Books what happens to a payout: one debit, one credit, in the plan that owes it.
@Component
class PayoutEntries {

    private final Plans plans;
    private final Books books;

    PayoutEntries(Plans plans, Books books) {
        this.plans = plans;
        this.books = books;
    }

    void post(
            String ref,
            OwedPayout payout,
            Account debit,
            Account credit,
            Amount amount,
            Moment moment) {
        ListedPlan plan = plans.inForce(payout.plan(), moment.instant()).orElseThrow();
        LocalDate day = plan.plan().dayOf(moment.instant());
        books.post(
                Entry.of(ref, day, plan.code(), payout.kind().name())
                        .debit(debit, amount)
                        .credit(credit, amount));
    }
}
