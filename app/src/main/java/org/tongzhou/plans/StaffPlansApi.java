package org.tongzhou.plans;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.plans.PlanRepository.Withdrawal;
import org.tongzhou.plans.PlansApi.Change;
import org.tongzhou.plans.PlansApi.ProposedBody;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Slice;

/// Proposed versions for the programs of plan managers, and the documents that ship.
@RestController
@PreAuthorize("hasAnyRole('PLAN_MANAGER', 'AUDITOR')")
@RequestMapping(StaffPlansApi.PATH)
class StaffPlansApi {

    static final String PATH = "/api/v1/staff/plans";

    private final Plans plans;
    private final PlanDesk desk;

    StaffPlansApi(Plans plans, PlanDesk desk) {
        this.plans = plans;
        this.desk = desk;
    }

    record ProposalLine(String code, int version, LocalDate effectiveFrom) {}

    record ProposalList(List<ProposalLine> proposals, @Nullable String next) {}

    /// A proposed version beside the one in force.
    ///
    /// @param before the version in force; missing for the first of a plan
    /// @param seen goes into the confirmation: it tells which comparison was confirmed
    record ProposalBody(
            String code,
            int version,
            LocalDate effectiveFrom,
            @Nullable Integer before,
            List<Change> changes,
            String seen) {}

    /// @param refused whether another person than the one who proposed it did it
    /// @param reason empty where whoever proposed it said nothing
    record WithdrawnLine(
            String code,
            int version,
            long proposedBy,
            long withdrawnBy,
            Instant at,
            boolean refused,
            String reason) {}

    record WithdrawnList(List<WithdrawnLine> withdrawn, @Nullable String next) {}

    /// @param proposed whether some version of its plan exists
    record ShippedBody(String file, String name, boolean proposed) {}

    record ShippedList(List<ShippedBody> documents, @Nullable String next) {}

    record NewShipped(@Nullable String file) {}

    @Operation(summary = "List versions that wait for a second person")
    @GetMapping
    ProposalList proposals(
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "") String after) {
        var slice = Slice.within(plans.proposed(), limit, after, StaffPlansApi::place);
        return new ProposalList(slice.as(StaffPlansApi::line), slice.next(PATH));
    }

    private static String place(ListedPlan plan) {
        return plan.code() + "/" + plan.plan().version();
    }

    private static ProposalLine line(ListedPlan plan) {
        return new ProposalLine(plan.code(), plan.plan().version(), plan.plan().effectiveFrom());
    }

    @Operation(summary = "List what was taken back or refused, the newest first")
    @GetMapping("/withdrawn")
    WithdrawnList withdrawn(
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "") String after) {
        var slice =
                Slice.within(
                        desk.withdrawn(),
                        limit,
                        after,
                        one -> one.code() + "/" + one.version() + "/" + one.attempt());
        return new WithdrawnList(
                slice.as(StaffPlansApi::withdrawn), slice.next(PATH + "/withdrawn"));
    }

    private static WithdrawnLine withdrawn(Withdrawal one) {
        return new WithdrawnLine(
                one.code(),
                one.version(),
                one.proposedBy(),
                one.byAccount(),
                one.at(),
                one.isRefusal(),
                one.reason());
    }

    @Operation(summary = "Show what a proposed version would change")
    @GetMapping("/{code}/{version}")
    ProposalBody one(@PathVariable String code, @PathVariable int version) {
        ListedPlan plan =
                plans.proposed().stream()
                        .filter(p -> p.code().equals(code) && p.plan().version() == version)
                        .findFirst()
                        .orElseThrow(Refused::notFound);
        PlanDesk.Comparison compared = desk.compare(plan);
        return new ProposalBody(
                code,
                version,
                plan.plan().effectiveFrom(),
                compared.beforeVersion().orElse(null),
                compared.changes().stream().map(PlansApi::change).toList(),
                compared.seen());
    }

    @Operation(summary = "List the documents that ship with the platform")
    @GetMapping("/shipped")
    ShippedList shipped(
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "") String after) {
        var slice =
                Slice.within(desk.shipped(), limit, after, StaffPlansController.ShippedView::file);
        return new ShippedList(
                slice.as(one -> new ShippedBody(one.file(), one.name(), one.isProposed())),
                slice.next(PATH + "/shipped"));
    }

    @PreAuthorize("hasRole('PLAN_MANAGER')")
    @Operation(summary = "Propose a document that ships; a second person confirms it")
    @PostMapping("/shipped")
    @ResponseStatus(HttpStatus.CREATED)
    ProposedBody propose(@AuthenticationPrincipal Account account, @RequestBody NewShipped wanted) {
        String file = wanted.file();
        if (file == null || !Shipped.PLANS.contains(file)) {
            throw new BadInput("file", "plans.shipped.unknown");
        }
        return PlansApi.told(desk.proposeShipped(account, file));
    }
}
