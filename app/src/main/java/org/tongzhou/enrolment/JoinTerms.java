package org.tongzhou.enrolment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.PostPaid;
import org.tongzhou.core.plan.PrePaid;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// What joining today would mean for a person, told before he joins: what is taken first, and how
/// long he waits.
@Component
class JoinTerms {

    private final Waits waits;

    JoinTerms(Waits waits) {
        this.waits = waits;
    }

    List<String> of(ListedPlan plan, long person, LocalDate today) {
        List<String> terms = new ArrayList<>();
        switch (plan.plan().funding()) {
            case PostPaid() -> {}
            case PrePaid paid -> {
                if (paid.joinWith().isPositive()) {
                    terms.add(firstPayment(plan, paid));
                }
            }
        }
        String day = Formats.day(waits.coveredFrom(plan, person, today));
        terms.add(Words.of("enrolment.term." + wait(plan, person), day));
        terms.add(
                Words.of(
                        plan.plan().waiting().waitingMembersShare()
                                ? "enrolment.term.sharesWaiting"
                                : "enrolment.term.sharesCovered"));
        return terms;
    }

    private static String firstPayment(ListedPlan plan, PrePaid paid) {
        return Words.of(
                "enrolment.term.firstPayment",
                money(plan, paid.joinWith()),
                money(plan, paid.warnBelow()),
                money(plan, paid.askFor()));
    }

    private String wait(ListedPlan plan, long person) {
        boolean wasHere = waits.before(plan.number(), person).isPresent();
        if (!wasHere) {
            return "wait";
        }
        return plan.plan().admission().rejoinRestartsWait() ? "waitsAnew" : "keepsWait";
    }

    private static String money(ListedPlan plan, Amount amount) {
        return Formats.money(amount, plan.plan().currency());
    }
}
