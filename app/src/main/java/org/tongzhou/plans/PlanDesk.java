package org.tongzhou.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.PlanDifference;
import org.tongzhou.core.plan.document.PlanDocuments;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.StaffPlansController.Listed;
import org.tongzhou.plans.StaffPlansController.ShippedView;
import org.tongzhou.plans.StaffPlansController.VersionPage;
import org.tongzhou.web.Form;
import org.tongzhou.web.Formats;

/// What plan managers do, with its trace in the audit trail.
@Component
class PlanDesk {

    private final Plans plans;
    private final Audit audit;
    private final Gate gate;
    private final ShippedDocuments documents = new ShippedDocuments();

    PlanDesk(Plans plans, Audit audit, Gate gate) {
        this.plans = plans;
        this.audit = audit;
        this.gate = gate;
    }

    @Transactional
    public PublishOutcome propose(Account account, String file, String text) {
        return recorded(account, plans.propose(file, text, account.id()));
    }

    /// Proposes a document that ships; its date may be past, since nobody is in the plan yet.
    @Transactional
    public PublishOutcome proposeShipped(Account account, String file) {
        String text = documents.text(file).orElseThrow();
        return recorded(account, plans.proposeFirst(file, text, account.id()));
    }

    private PublishOutcome recorded(Account account, PublishOutcome outcome) {
        if (outcome instanceof PublishOutcome.Proposed(var code, var version, var _)) {
            audit.record(account, "plan-proposed", "plan " + code, "version " + version);
        }
        return outcome;
    }

    @Transactional
    public boolean confirm(Account account, ListedPlan plan) {
        boolean isConfirmed = plans.confirm(plan.number(), plan.plan().version(), account.id());
        if (isConfirmed) {
            String version = "version " + plan.plan().version();
            audit.record(account, "plan-confirmed", "plan " + plan.code(), version);
        }
        return isConfirmed;
    }

    VersionPage compare(Account account, ListedPlan plan, Form form) {
        Optional<ListedPlan> before = plans.inForce(plan.number(), gate.now());
        List<PlanDifference> changes =
                before.map(old -> PlanDifference.between(old.plan(), plan.plan()))
                        .orElse(List.of());
        boolean isOwn = plans.proposedBy(plan.number(), plan.plan().version()) == account.id();
        return new VersionPage(listed(plan), isOwn, before.isEmpty(), changes, form);
    }

    List<ShippedView> shipped() {
        List<String> known = plans.codes();
        List<ShippedView> views = new ArrayList<>();
        for (String file : Shipped.PLANS) {
            Plan plan = new PlanDocuments(documents).plan(file, documents.text(file).orElseThrow());
            views.add(
                    new ShippedView(file, PlanViews.in(plan.name()), known.contains(plan.code())));
        }
        return views;
    }

    static Listed listed(ListedPlan plan) {
        return new Listed(
                PlanViews.in(plan.plan().name()),
                plan.code(),
                plan.number(),
                plan.plan().version(),
                Formats.day(plan.plan().effectiveFrom()));
    }
}
