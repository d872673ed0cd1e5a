package org.tongzhou.enrolment;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Words;

/// Names put down for plans that open later, for programs.
///
/// There are few such plans, so the list has no pages.
@RestController
@RequestMapping("/api/v1/joins/preregistrations")
class PreregistrationsApi {

    private final Preregistrations preregistrations;
    private final Plans plans;
    private final Gate gate;

    PreregistrationsApi(Preregistrations preregistrations, Plans plans, Gate gate) {
        this.preregistrations = preregistrations;
        this.plans = plans;
        this.gate = gate;
    }

    record NewPreregistration(@Nullable String plan) {}

    /// @param since when the name was put down
    record PreregistrationBody(String plan, LocalDate opensOn, Instant since) {}

    record PreregistrationList(List<PreregistrationBody> preregistrations) {}

    @Operation(summary = "List the plans that the account waits for")
    @GetMapping
    PreregistrationList preregistrations(@AuthenticationPrincipal Account account) {
        List<PreregistrationBody> found = new ArrayList<>();
        for (ListedPlan plan : plans.inForce(gate.now())) {
            body(plan, account).ifPresent(found::add);
        }
        return new PreregistrationList(found);
    }

    private Optional<PreregistrationBody> body(ListedPlan plan, Account account) {
        return plan.plan()
                .admission()
                .opensOn()
                .flatMap(opens ->
                        preregistrations
                                .since(plan.number(), account.id())
                                .map(since -> new PreregistrationBody(plan.code(), opens, since)));
    }

    @Operation(
            summary = "Put the account's name down for a plan that opens later",
            description = "Done again, it changes nothing.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PreregistrationBody preregister(
            @AuthenticationPrincipal Account account, @RequestBody NewPreregistration wanted) {
        ListedPlan plan = Bodies.plan(plans, wanted.plan(), gate.now());
        if (!preregistrations.add(plan, account.id())) {
            String reason = Words.of("enrolment.preregistration.notTaken");
            throw Refused.notPossible("names-not-taken", reason, Map.of("plan", plan.code()));
        }
        return body(plan, account).orElseThrow();
    }

    @Operation(
            summary = "Take the name back",
            description = "Where there is none, it changes nothing.")
    @DeleteMapping("/{plan}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@AuthenticationPrincipal Account account, @PathVariable String plan) {
        ListedPlan listed = plans.wanted(plan, gate.now());
        preregistrations.remove(listed.number(), account.id());
    }
}
