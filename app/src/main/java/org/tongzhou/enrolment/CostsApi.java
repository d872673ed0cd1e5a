package org.tongzhou.enrolment;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.round.YearAhead;
import org.tongzhou.enrolment.PastPrices.PastPrice;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// What a plan cost and may cost, for programs.
@RestController
class CostsApi {

    private final Costs costs;
    private final Plans plans;
    private final Gate gate;

    CostsApi(Costs costs, Plans plans, Gate gate) {
        this.costs = costs;
        this.plans = plans;
        this.gate = gate;
    }

    record PastBody(LocalDate noticeOn, long shareMinor, int cases, long members) {}

    /// What the past rounds cost together, and a year of rounds like these, like the cheapest and
    /// like the dearest of them; no year is above the plan's cap.
    record YearBody(
            int rounds, long togetherMinor, long alikeMinor, long lowestMinor, long highestMinor) {}

    /// @param year missing where no past round cost anything: then nobody knows
    /// @param yearCapMinor the most that a calendar year costs; missing without such a cap
    /// @param caseCapMinor the most that one case costs; missing without such a cap
    record CostsBody(
            String plan,
            String currency,
            int age,
            @Nullable YearBody year,
            @Nullable Long yearCapMinor,
            @Nullable Long caseCapMinor,
            List<PastBody> past) {}

    @Operation(
            summary = "Show what a plan cost somebody of an age, and what a year may cost",
            description = "The rounds of the last year, the newest first.")
    @GetMapping("/api/v1/plans/{code}/costs")
    CostsBody costs(@PathVariable String code, @RequestParam int age) {
        int asked = CostsController.within(age);
        ListedPlan listed = plans.wanted(code, gate.now());
        Plan plan = listed.plan();
        List<PastPrice> past = costs.past(listed, asked);
        return new CostsBody(
                code,
                plan.currency(),
                asked,
                Costs.year(plan, past).map(CostsApi::body).orElse(null),
                plan.caps().perPeriod().map(YearAhead::most).map(Amount::minor).orElse(null),
                plan.caps().perCase().map(cap -> cap.perMember().minor()).orElse(null),
                past.stream()
                        .map(one ->
                                new PastBody(
                                        one.noticeDay(),
                                        one.share().minor(),
                                        one.cases(),
                                        one.members()))
                        .toList());
    }

    private static YearBody body(YearAhead year) {
        return new YearBody(
                year.rounds(),
                year.together().minor(),
                year.alike().minor(),
                year.lowest().minor(),
                year.highest().minor());
    }
}
