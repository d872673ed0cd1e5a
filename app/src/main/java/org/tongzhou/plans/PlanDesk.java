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
import org.tongzhou.plans.PlanRepository.StoredVersion;
import org.tongzhou.plans.PlanRepository.Withdrawal;
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
    private final WithdrawnVersions withdrawals;
    private final Audit audit;
    private final Gate gate;
    private final ShippedDocuments documents = new ShippedDocuments();

    PlanDesk(
            Plans plans,
            PlanChanges changes,
            WithdrawnVersions withdrawals,
            Audit audit,
            Gate gate) {
        this.plans = plans;
        this.changes = changes;
        this.withdrawals = withdrawals;
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

    /// What judging a version came to.
    enum Judged {
        DONE,
        /// The same person proposed it.
        OWN,
        /// It is not what he saw: another version is in force, or it was proposed anew.
        CHANGED,
        /// The day on which it takes effect has come.
        LATE,
        /// It was confirmed, taken back or refused meanwhile.
        GONE
    }

    /// Confirms a version as the second person.
    ///
    /// @param seen the word for the comparison that the person saw
    @Transactional
    public Judged confirm(Account account, ListedPlan plan, String seen) {
        Optional<StoredVersion> open = plans.open(plan);
        if (open.isEmpty()) {
            return Judged.GONE;
        }
        if (open.get().proposedBy() == account.id()) {
            return Judged.OWN;
        }
        if (plans.isTooLate(plan)) {
            return Judged.LATE;
        }
        if (!seen.equals(compare(plan).seen())) {
            return Judged.CHANGED;
        }
        plans.confirm(plan.number(), plan.plan().version(), account.id());
        audit.record(account, "plan-confirmed", subject(plan), version(plan));
        return Judged.DONE;
    }

    /// Takes his own proposal back, or refuses that of another.
    ///
    /// @param seen the word for the comparison that the person saw
    @Transactional
    public Judged withdraw(Account account, ListedPlan plan, String seen, String reason) {
        Optional<StoredVersion> open = plans.open(plan);
        if (open.isEmpty()) {
            return Judged.GONE;
        }
        if (!seen.equals(compare(plan).seen())) {
            return Judged.CHANGED;
        }
        withdrawals.withdraw(open.get(), account.id(), reason);
        if (open.get().proposedBy() == account.id()) {
            audit.record(account, "plan-withdrawn", subject(plan), version(plan));
        } else {
            audit.record(account, "plan-refused", subject(plan), version(plan));
        }
        return Judged.DONE;
    }

    private static String subject(ListedPlan plan) {
        return "plan " + plan.code();
    }

    private static String version(ListedPlan plan) {
        return "version " + plan.plan().version();
    }

    /// Whether he proposed a version that is open.
    boolean isOwn(Account account, ListedPlan plan) {
        return stored(plan).filter(stored -> stored.proposedBy() == account.id()).isPresent();
    }

    private Optional<StoredVersion> stored(ListedPlan plan) {
        return plans.stored(plan.number(), plan.plan().version());
    }

    private int attempt(ListedPlan plan) {
        return stored(plan).map(StoredVersion::attempt).orElse(0);
    }

    /// What was taken back or refused, the newest first.
    List<Withdrawal> withdrawn() {
        return withdrawals.all();
    }

    /// A proposed version beside the one in force.
    ///
    /// @param attempt how often its number has been proposed: a first version changes nothing, and
    ///     is another where its number was proposed anew
    /// @param before the version in force; none for the first of a plan
    record Comparison(
            ListedPlan plan,
            int attempt,
            Optional<ListedPlan> before,
            List<PlanDifference> changes) {

        String seen() {
            return Seen.of(plan.code(), plan.plan().version(), attempt, beforeVersion(), changes);
        }

        Optional<Integer> beforeVersion() {
            return before.map(one -> one.plan().version());
        }
    }

    Comparison compare(ListedPlan plan) {
        Optional<ListedPlan> before = plans.inForce(plan.number(), gate.now());
        List<PlanDifference> changes =
                before.map(old -> PlanDifference.between(old.plan(), plan.plan()))
                        .orElse(List.of());
        return new Comparison(plan, attempt(plan), before, changes);
    }

    VersionPage page(Account account, ListedPlan plan, Form form) {
        StoredVersion stored = stored(plan).orElseThrow();
        Optional<Long> confirmedBy = stored.confirmedBy();
        Comparison compared = confirmedBy.isEmpty() ? compare(plan) : compareConfirmed(plan);
        boolean isAsked = confirmedBy.isEmpty() && account.has(Role.PLAN_MANAGER);
        String whyNot = isAsked ? whyNot(account, plan) : "";
        return new VersionPage(
                listed(plan),
                by(stored),
                isAsked && whyNot.isEmpty(),
                isAsked,
                isAsked && isOwn(account, plan),
                whyNot,
                compared.before().isEmpty(),
                caption(compared, confirmedBy.isPresent()),
                new ChangeText(
                                compared.before().map(ListedPlan::plan).orElse(plan.plan()),
                                plan.plan())
                        .lines(compared.changes()),
                StoredDocument.of(stored.document()).text(),
                compared.seen(),
                form);
    }

    private static String caption(Comparison compared, boolean isConfirmed) {
        return isConfirmed
                ? Words.of("plans.changes", compared.beforeVersion().orElse(0))
                : Words.of("plans.compare", compared.changes().size());
    }

    /// A confirmed version beside the one that it replaced.
    private Comparison compareConfirmed(ListedPlan plan) {
        Optional<PlanChange> change = changes.of(plan);
        return new Comparison(
                plan,
                attempt(plan),
                change.map(PlanChange::before),
                change.map(PlanChange::differences).orElse(List.of()));
    }

    /// The words for what stands against his confirming it; empty where nothing does.
    private String whyNot(Account account, ListedPlan plan) {
        if (isOwn(account, plan)) {
            return Words.of("plans.judged.OWN");
        }
        return plans.isTooLate(plan) ? Words.of("plans.judged.LATE") : "";
    }

    private static String by(StoredVersion version) {
        String proposedBy = account(version.proposedBy());
        return version.confirmedBy()
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
