package org.tongzhou.plans;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.plan.Disease;
import org.tongzhou.core.plan.PlanDifference;
import org.tongzhou.core.plan.Text;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.PlanBodies.PlanBody;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Slice;
import org.tongzhou.web.Words;

/// Plans for programs: reading for everybody, versions for plan managers.
@RestController
@RequestMapping(PlansApi.PATH)
class PlansApi {

    static final String PATH = "/api/v1/plans";

    private final Plans plans;
    private final PlanChanges changes;
    private final PlanDesk desk;
    private final Gate gate;

    PlansApi(Plans plans, PlanChanges changes, PlanDesk desk, Gate gate) {
        this.plans = plans;
        this.changes = changes;
        this.desk = desk;
        this.gate = gate;
    }

    record PlanLine(String code, int version, Text name, Text summary, boolean isClosing) {}

    /// @param category the part of medicine it belongs to, a code of the plan's document
    /// @param severities one of which a claim names
    record DiseaseBody(
            String code,
            String category,
            Text name,
            List<Text> aliases,
            Text definition,
            List<String> severities) {}

    record PlanList(List<PlanLine> plans, @Nullable String next) {}

    record DiseaseList(List<DiseaseBody> diseases, @Nullable String next) {}

    record VersionBody(int version, LocalDate effectiveFrom) {}

    /// @param before the version that it replaces; missing for the first of a plan
    record VersionChanges(
            int version, LocalDate effectiveFrom, @Nullable Integer before, List<Change> changes) {}

    record VersionList(List<VersionBody> versions, @Nullable String next) {}

    /// @param seen from the proposal: the word for the comparison that is confirmed
    record NewConfirmation(@Nullable String seen) {}

    /// @param seen as in a confirmation
    /// @param reason why; needed where another person proposed it
    record NewWithdrawal(@Nullable String seen, @Nullable String reason) {}

    record NewVersion(@Nullable String file, @Nullable String document) {}

    /// @param changes against the version in force
    record ProposedBody(String code, int version, List<Change> changes) {}

    record Change(String path, @Nullable String before, @Nullable String after) {}

    @Operation(summary = "List the plans in force")
    @GetMapping
    PlanList list(
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "") String after) {
        var slice = Slice.within(plans.inForce(gate.now()), limit, after, ListedPlan::code);
        return new PlanList(slice.as(PlansApi::line), slice.next(PATH));
    }

    private static PlanLine line(ListedPlan listed) {
        return new PlanLine(
                listed.code(),
                listed.plan().version(),
                listed.plan().name(),
                listed.plan().summary(),
                listed.isClosing());
    }

    @Operation(summary = "Show a plan with all its rules")
    @GetMapping("/{code}")
    PlanBody one(@PathVariable String code) {
        return PlanBodies.of(find(code));
    }

    @Operation(
            summary = "List a plan's diseases",
            description = "All, or those whose name contains the words of `q`.")
    @GetMapping("/{code}/diseases")
    DiseaseList diseases(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "") String after) {
        var plan = find(code).plan();
        List<Disease> found = q.isBlank() ? plan.diseases() : plan.findByName(q);
        var slice = Slice.within(found, limit, after, Disease::code);
        String query = q.isBlank() ? "" : "?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
        return new DiseaseList(
                slice.as(PlansApi::body),
                slice.next("%s/%s/diseases%s".formatted(PATH, code, query)));
    }

    private static DiseaseBody body(Disease one) {
        return new DiseaseBody(
                one.code(),
                one.category(),
                one.name(),
                one.aliases(),
                one.definition(),
                one.severityCodes());
    }

    @Operation(summary = "List a plan's confirmed versions, the newest first")
    @GetMapping("/{code}/versions")
    VersionList versions(
            @PathVariable String code,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = Slice.NEWEST) long after) {
        long from = Slice.after(after);
        var found =
                plans.versions(find(code).number()).stream()
                        .filter(one -> one.plan().version() < from)
                        .toList();
        var slice = Slice.of(found, limit, one -> one.plan().version());
        return new VersionList(
                slice.as(one -> new VersionBody(one.plan().version(), one.plan().effectiveFrom())),
                slice.next("%s/%s/versions".formatted(PATH, code)));
    }

    @Operation(summary = "Show what a confirmed version changes against the one it replaces")
    @GetMapping("/{code}/versions/{version}")
    VersionChanges changes(@PathVariable String code, @PathVariable int version) {
        ListedPlan listed = plans.confirmed(find(code), version).orElseThrow(Refused::notFound);
        Optional<PlanChange> change = changes.of(listed);
        return new VersionChanges(
                version,
                listed.plan().effectiveFrom(),
                change.map(one -> one.before().plan().version()).orElse(null),
                change.stream()
                        .flatMap(one -> one.differences().stream())
                        .map(PlansApi::change)
                        .toList());
    }

    @Operation(summary = "Propose a plan's document; a second person confirms it")
    @PostMapping
    @PreAuthorize("hasRole('PLAN_MANAGER')")
    @ResponseStatus(HttpStatus.CREATED)
    ProposedBody propose(@AuthenticationPrincipal Account account, @RequestBody NewVersion body) {
        String document = body.document();
        if (document == null || document.isBlank()) {
            throw new BadInput("document", "plans.document.missing");
        }
        String file = body.file() == null ? "plan.yaml" : body.file();
        return told(desk.propose(account, file, document));
    }

    static ProposedBody told(PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Proposed(var code, var version, var changes) ->
                    new ProposedBody(
                            code, version, changes.stream().map(PlansApi::change).toList());
            case PublishOutcome.Wrong(var faults) ->
                    throw Refused.notPossible(
                            "document-wrong",
                            Words.of("plans.document.wrong", faults.size()),
                            Map.of("faults", FaultLine.of(faults)));
            case PublishOutcome.VersionTaken(var next) ->
                    throw Refused.notPossible(
                            "version-taken",
                            Words.of("plans.document.taken", next),
                            Map.of("next", next));
            case PublishOutcome.Fixed(var paths) ->
                    throw Refused.notPossible(
                            "fixed-for-good",
                            Words.of("plans.document.fixed", String.join(", ", paths)),
                            Map.of("paths", paths));
            case PublishOutcome.NotInFuture() ->
                    throw Refused.notPossible(
                            "not-in-future", Words.of("plans.document.notInFuture"), Map.of());
        };
    }

    static Change change(PlanDifference difference) {
        return new Change(
                difference.path(),
                difference.before().orElse(null),
                difference.after().orElse(null));
    }

    @Operation(summary = "Confirm a proposed version as the second person")
    @PutMapping("/{code}/versions/{version}/confirmation")
    @PreAuthorize("hasRole('PLAN_MANAGER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(
            @AuthenticationPrincipal Account account,
            @PathVariable String code,
            @PathVariable int version,
            @RequestBody NewConfirmation wanted) {
        String seen = wanted.seen();
        if (seen == null || seen.isBlank()) {
            throw new BadInput("seen", "plans.confirm.seen.missing");
        }
        told(desk.confirm(account, proposed(code, version), seen));
    }

    @Operation(
            summary = "Take back a proposed version, or refuse that of another",
            description =
                    "Whoever refuses says why. The version's number is free again, for the same"
                            + " document or another.")
    @PutMapping("/{code}/versions/{version}/withdrawal")
    @PreAuthorize("hasRole('PLAN_MANAGER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(
            @AuthenticationPrincipal Account account,
            @PathVariable String code,
            @PathVariable int version,
            @RequestBody NewWithdrawal wanted) {
        String seen = wanted.seen();
        if (seen == null || seen.isBlank()) {
            throw new BadInput("seen", "plans.confirm.seen.missing");
        }
        ListedPlan found = proposed(code, version);
        String reason = WithdrawnVersions.reason(wanted.reason(), desk.isOwn(account, found));
        told(desk.withdraw(account, found, seen, reason));
    }

    private ListedPlan proposed(String code, int version) {
        return plans.proposed().stream()
                .filter(plan -> plan.code().equals(code) && plan.plan().version() == version)
                .findFirst()
                .orElseThrow(Refused::notFound);
    }

    private static void told(PlanDesk.Judged judged) {
        switch (judged) {
            case DONE -> {}
            case OWN -> throw Refused.notPossible("own-proposal", sentence(judged), Map.of());
            case CHANGED -> throw Refused.notPossible("changed", sentence(judged), Map.of());
            case LATE -> throw Refused.notPossible("late", sentence(judged), Map.of());
            case GONE -> throw Refused.conflict(sentence(judged));
        }
    }

    private static String sentence(PlanDesk.Judged judged) {
        return Words.of(StaffPlansController.key(judged));
    }

    private ListedPlan find(String code) {
        return plans.wanted(code, gate.now());
    }
}
