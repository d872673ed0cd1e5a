package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Formats;

/// What staff do with differences and with what goes back, with its entry in the audit trail in the
/// same transaction.
@Component
public class CollectionDesk {

    private static final int LONGEST = 2000;

    private final Debits debits;
    private final RefundReleases releases;
    private final Audit audit;
    private final Plans plans;
    private final Gate gate;

    CollectionDesk(Debits debits, RefundReleases releases, Audit audit, Plans plans, Gate gate) {
        this.debits = debits;
        this.releases = releases;
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

    /// Releases what a plan gives back, as the first of two; nothing if nothing waits.
    @Transactional
    public Optional<RefundApproval> release(Account by, ListedPlan plan) {
        Optional<RefundApproval> first = releases.release(by.id(), plan.number());
        first.ifPresent(one -> record("release refunds", by, plan, one));
        return first;
    }

    /// The same as the second; nothing if nothing waits for him.
    @Transactional
    public Optional<RefundApproval> confirm(Account by, ListedPlan plan, int through) {
        Optional<RefundApproval> second = releases.confirm(by.id(), plan.number(), through);
        second.ifPresent(one -> record("confirm refunds", by, plan, one));
        return second;
    }

    private void record(String action, Account by, ListedPlan plan, RefundApproval approval) {
        String detail = "payouts: %d, %s".formatted(approval.payouts(), approval.amount());
        audit.record(by, action, "plan " + plan.code(), detail);
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
