package org.tongzhou.closing;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.core.plan.Text;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.Closing;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Refused;

/// The closing of a plan as everybody may read it.
@RestController
class ClosingApi {

    private final Closings closings;
    private final Plans plans;
    private final Gate gate;

    ClosingApi(Closings closings, Plans plans, Gate gate) {
        this.closings = closings;
        this.plans = plans;
        this.gate = gate;
    }

    /// @param coverEndsOn the first day without cover
    /// @param lateClaimsUntil the last day to report an illness diagnosed before
    /// @param reason missing where the plan closes by its own rule, for lack of members
    record ClosingBody(
            LocalDate coverEndsOn,
            LocalDate lateClaimsUntil,
            boolean refundsShares,
            @Nullable Text reason,
            boolean closed) {}

    @Operation(summary = "Show when a plan ends and why")
    @GetMapping("/api/v1/plans/{code}/closing")
    ClosingBody closing(@PathVariable String code) {
        ListedPlan plan = plans.wanted(code, gate.now());
        Closing closing = plans.closing(plan.number()).orElseThrow(Refused::notFound);
        var ending = plan.plan().ending();
        return new ClosingBody(
                closing.coverEndsOn(plan.calendar()),
                closing.lateClaimsUntil(plan),
                ending.refundsShares(),
                closings.reason(plan.number()).orElse(null),
                closing.isDone());
    }
}
