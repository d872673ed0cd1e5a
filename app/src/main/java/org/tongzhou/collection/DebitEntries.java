package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.Map.Entry;
import java.util.SortedMap;
import org.springframework.stereotype.Component;
import org.tongzhou.books.Account;
import org.tongzhou.books.Books;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Moment;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Posts what was debited, one entry for each plan.
@Component
class DebitEntries {

    private final Books books;
    private final Plans plans;

    DebitEntries(Books books, Plans plans) {
        this.books = books;
        this.plans = plans;
    }

    /// What was taken leaves the receivable and is in transit; negative goes back.
    void post(String ref, SortedMap<Integer, Amount> taken, Moment moment) {
        for (Entry<Integer, Amount> ofPlan : taken.entrySet()) {
            ListedPlan plan = plan(ofPlan.getKey(), moment);
            books.post(
                    org.tongzhou.books.Entry.of(
                                    ref + "/" + plan.code(),
                                    plan.plan().dayOf(moment.instant()),
                                    plan.code(),
                                    "Debits")
                            .debit(Account.DEBITS_IN_TRANSIT, ofPlan.getValue())
                            .credit(Account.RECEIVABLE, ofPlan.getValue()));
        }
    }

    /// The day of a moment in the zone of a plan.
    LocalDate day(int plan, Moment moment) {
        return plan(plan, moment).plan().dayOf(moment.instant());
    }

    private ListedPlan plan(int number, Moment moment) {
        return plans.inForce(number, moment.instant()).orElseThrow();
    }
}
