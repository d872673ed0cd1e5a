package org.tongzhou.collection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Formats;

/// What staff do with differences, with its entry in the audit trail in the same transaction.
@Component
class CollectionDesk {

    private static final int LONGEST = 2000;

    private final Debits debits;
    private final Audit audit;
    private final Plans plans;
    private final Gate gate;

    CollectionDesk(Debits debits, Audit audit, Plans plans, Gate gate) {
        this.debits = debits;
        this.audit = audit;
        this.plans = plans;
        this.gate = gate;
    }

    /// The day that ages are counted from: the provider's, which belongs to no plan.
    LocalDate today() {
        return LocalDate.ofInstant(gate.now(), Formats.ZONE);
    }

    /// What runs and differences are counted in, all plans together.
    String currency() {
        return CollectionText.currency(plans, gate.now());
    }

    /// The name of a plan by its code; the code where the plan is not in force any more.
    String name(String code) {
        return plans.inForce(code, gate.now()).map(CollectionText::name).orElse(code);
    }

    @Transactional
    public boolean resolve(Account by, long difference, String reason) {
        boolean resolved = debits.resolve(difference, today(), reason, by.id());
        if (resolved) {
            audit.record(by, "resolve difference", "difference " + difference, "");
        }
        return resolved;
    }

    static String reason(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new BadInput("reason", "collection.reason.missing");
        }
        if (text.length() > LONGEST) {
            throw new BadInput("reason", "collection.reason.long", LONGEST);
        }
        return text.strip();
    }
}
