package org.tongzhou.books;

import org.springframework.stereotype.Component;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Words;

/// Tells a plan that has nothing booked from a plan that there is not: both would be an empty list.
@Component
class BookedPlans {

    private final Books books;
    private final Plans plans;
    private final Gate gate;

    BookedPlans(Books books, Plans plans, Gate gate) {
        this.books = books;
        this.plans = plans;
        this.gate = gate;
    }

    /// No plan stands for all.
    boolean isOne(String plan) {
        return plan.isEmpty()
                || plans.inForce(plan, gate.now()).isPresent()
                || books.plans().contains(plan);
    }

    /// Its name and its code; the code alone where it is not in force any more.
    String title(String plan) {
        return plans.inForce(plan, gate.now())
                .map(one -> one.plan().name().in(Words.Language.ofRequest().locale()))
                .map(name -> Words.of("books.named", name, plan))
                .orElse(plan);
    }

    /// The same for programs, refused where there is none.
    String checked(String plan) {
        return isOne(plan) ? plan : plans.wanted(plan, gate.now()).code();
    }
}
