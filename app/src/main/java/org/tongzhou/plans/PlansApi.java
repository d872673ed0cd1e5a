package org.tongzhou.plans;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import org.tongzhou.web.Words;

/// Plans for programs: reading for everybody, versions for plan managers.
@RestController
@RequestMapping("/api/v1/plans")
class PlansApi {

    private final Plans plans;
    private final PlanDesk desk;
    private final Gate gate;

    PlansApi(Plans plans, PlanDesk desk, Gate gate) {
        this.plans = plans;
        this.desk = desk;
        this.gate = gate;
    }

    record PlanLine(String code, int version, Text name, Text summary, boolean isClosing) {}

    record DiseaseBody(String code, Text name, List<Text> aliases, Text definition) {}

    record VersionBody(int version, LocalDate effectiveFrom) {}

    record NewVersion(@Nullable String file, @Nullable String document) {}

    /// @param changes against the version in force
    record ProposedBody(String code, int version, List<Change> changes) {}

    record Change(String path, @Nullable String before, @Nullable String after) {}

    @GetMapping
    List<PlanLine> list() {
        return plans.inForce(gate.now()).stream()
                .map(listed ->
                        new PlanLine(
                                listed.code(),
                                listed.plan().version(),
                                listed.plan().name(),
                                listed.plan().summary(),
                                listed.isClosing()))
                .toList();
    }

    @GetMapping("/{code}")
    PlanBody one(@PathVariable String code) {
        return PlanBodies.of(find(code));
    }

    /// All diseases, or those whose name contains the words of `q`.
    @GetMapping("/{code}/diseases")
    List<DiseaseBody> diseases(
            @PathVariable String code, @RequestParam(defaultValue = "") String q) {
        var plan = find(code).plan();
        List<Disease> found = q.isBlank() ? plan.diseases() : plan.findByName(q);
        return found.stream()
                .map(one ->
                        new DiseaseBody(one.code(), one.name(), one.aliases(), one.definition()))
                .toList();
    }

    @GetMapping("/{code}/versions")
    List<VersionBody> versions(@PathVariable String code) {
        return plans.versions(find(code).number()).stream()
                .map(one -> new VersionBody(one.plan().version(), one.plan().effectiveFrom()))
                .toList();
    }

    /// Proposes a document; a second person confirms it.
    @PostMapping
    @PreAuthorize("hasRole('PLAN_MANAGER')")
    @ResponseStatus(HttpStatus.CREATED)
    ProposedBody propose(@AuthenticationPrincipal Account account, @RequestBody NewVersion body) {
        String document = body.document();
        if (document == null || document.isBlank()) {
            throw new BadInput("document", "plans.document.missing");
        }
        String file = body.file() == null ? "plan.yaml" : body.file();
        return switch (desk.propose(account, file, document)) {
            case PublishOutcome.Proposed(var code, var version, var changes) ->
                    new ProposedBody(
                            code, version, changes.stream().map(PlansApi::change).toList());
            case PublishOutcome.Wrong(var faults) ->
                    throw Refused.notPossible(
                            "document-wrong",
                            Words.of("plans.document.wrong", faults.size()),
                            Map.of("faults", faults));
            case PublishOutcome.VersionTaken(var next) ->
                    throw Refused.notPossible(
                            "version-taken",
                            Words.of("plans.document.taken", next),
                            Map.of("next", next));
            case PublishOutcome.NotInFuture() ->
                    throw Refused.notPossible(
                            "not-in-future", Words.of("plans.document.notInFuture"), Map.of());
        };
    }

    private static Change change(PlanDifference difference) {
        return new Change(
                difference.path(),
                difference.before().orElse(null),
                difference.after().orElse(null));
    }

    /// Confirms a proposed version as the second person.
    @PutMapping("/{code}/versions/{version}/confirmation")
    @PreAuthorize("hasRole('PLAN_MANAGER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(
            @AuthenticationPrincipal Account account,
            @PathVariable String code,
            @PathVariable int version) {
        ListedPlan found =
                plans.proposed().stream()
                        .filter(p -> p.code().equals(code) && p.plan().version() == version)
                        .findFirst()
                        .orElseThrow(Refused::notFound);
        if (!desk.confirm(account, found)) {
            throw Refused.notPossible("own-proposal", Words.of("plans.confirm.own"), Map.of());
        }
    }

    private ListedPlan find(String code) {
        return plans.inForce(code, gate.now()).orElseThrow(Refused::notFound);
    }
}
