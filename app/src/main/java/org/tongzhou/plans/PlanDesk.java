package org.tongzhou.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.PlanDifference;
import org.tongzhou.core.plan.document.PlanDocuments;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.StaffPlansController.Listed;
import org.tongzhou.plans.StaffPlansController.ShippedView;
import org.tongzhou.plans.StaffPlansController.VersionPage;
import org.tongzhou.web.Form;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Seen;
import org.tongzhou.web.Words;

/// What plan managers do, with its trace in the audit trail.
@Component
class PlanDesk {

    private final Plans plans;
    private final PlanChanges changes;
    private final Audit audit;
    private final Gate gate;
    private final ShippedDocuments documents = new ShippedDocuments();

    PlanDesk(Plans plans, PlanChanges changes, Audit audit, Gate gate) {
        this.plans = plans;
        this.changes = changes;
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

    /// What confirming a version came to.
    enum Confirmed {
        DONE,
        /// The same person proposed it.
        OWN,
        /// The version in force is another than the one it was compared with.
        CHANGED,
        /// The day on which it takes effect has come.
        LATE
    }

    /// Confirms a version as the second person.
    ///
    /// @param seen the word for the comparison that the person saw
    @Transactional
    public Confirmed confirm(Account account, ListedPlan plan, String seen) {
        if (plans.proposedBy(plan.number(), plan.plan().version()) == account.id()) {
            return Confirmed.OWN;
        }
        if (plans.isTooLate(plan)) {
            return Confirmed.LATE;
        }
        if (!seen.equals(compare(plan).seen())) {
            return Confirmed.CHANGED;
        }
        if (!plans.confirm(plan.number(), plan.plan().version(), account.id())) {
            return Confirmed.OWN;
        }
        String version = "version " + plan.plan().version();
        audit.record(account, "plan-confirmed", "plan " + plan.code(), version);
        return Confirmed.DONE;
    }

    /// A proposed version beside the one in force.
    ///
    /// @param before the number of the version in force; none for the first of a plan
    record Comparison(ListedPlan plan, Optional<Integer> before, List<PlanDifference> changes) {

        String seen() {
            return Seen.of(plan.code(), plan.plan().version(), before, changes);
        }
    }

    Comparison compare(ListedPlan plan) {
        Optional<ListedPlan> before = plans.inForce(plan.number(), gate.now());
        List<PlanDifference> changes =
                before.map(old -> PlanDifference.between(old.plan(), plan.plan()))
                        .orElse(List.of());
        return new Comparison(plan, before.map(old -> old.plan().version()), changes);
    }

    VersionPage page(Account account, ListedPlan plan, Form form) {
        Optional<Long> confirmedBy = plans.confirmedBy(plan);
        Comparison compared = confirmedBy.isEmpty() ? compare(plan) : compareConfirmed(plan);
        boolean isAsked = confirmedBy.isEmpty() && account.has(Role.PLAN_MANAGER);
        String whyNot = isAsked ? whyNot(account, plan) : "";
        return new VersionPage(
                listed(plan),
                by(plan, confirmedBy),
                isAsked && whyNot.isEmpty(),
                whyNot,
                compared.before().isEmpty(),
                caption(compared, confirmedBy.isPresent()),
                compared.changes(),
                plans.document(plan.number(), plan.plan().version()),
                compared.seen(),
                form);
    }

    private static String caption(Comparison compared, boolean isConfirmed) {
        return isConfirmed
                ? Words.of("plans.changes", compared.before().orElse(0))
                : Words.of("plans.compare", compared.changes().size());
    }

    /// A confirmed version beside the one that it replaced.
    private Comparison compareConfirmed(ListedPlan plan) {
        Optional<PlanChange> change = changes.of(plan);
        return new Comparison(
                plan,
                change.map(one -> one.before().plan().version()),
                change.map(PlanChange::differences).orElse(List.of()));
    }

    /// The words for what stands against his confirming it; empty where nothing does.
    private String whyNot(Account account, ListedPlan plan) {
        if (plans.proposedBy(plan.number(), plan.plan().version()) == account.id()) {
            return Words.of("plans.confirm.own");
        }
        return plans.isTooLate(plan) ? Words.of("plans.confirm.late") : "";
    }

    private String by(ListedPlan plan, Optional<Long> confirmedBy) {
        String proposedBy = account(plans.proposedBy(plan.number(), plan.plan().version()));
        return confirmedBy
                .map(by -> Words.of("plans.confirmedBy", proposedBy, account(by)))
                .orElseGet(() -> Words.of("plans.proposedBy", proposedBy));
    }

    private static String account(long number) {
        return number == Plans.PLATFORM ? Words.of("plans.platform") : "" + number;
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
