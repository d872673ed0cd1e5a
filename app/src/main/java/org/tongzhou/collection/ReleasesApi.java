package org.tongzhou.collection;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Words;

/// Releasing balances and shares that go back, for the programs of finance.
@RestController
@PreAuthorize("hasAnyRole('FINANCE', 'AUDITOR')")
@RequestMapping("/api/v1/collection/releases")
class ReleasesApi {

    private final RefundReleases releases;
    private final CollectionDesk desk;
    private final Plans plans;
    private final Gate gate;

    ReleasesApi(RefundReleases releases, CollectionDesk desk, Plans plans, Gate gate) {
        this.releases = releases;
        this.desk = desk;
        this.plans = plans;
        this.gate = gate;
    }

    /// @param through names what one person has released; the second person gives it back
    record FirstBody(int through, long byAccount, long payouts, long amountMinor) {

        static FirstBody of(RefundApproval first) {
            return new FirstBody(
                    first.through(), first.by(), first.payouts(), first.amount().minor());
        }
    }

    /// @param first missing where nobody has released any of it
    record WaitingBody(
            String plan,
            long payouts,
            long amountMinor,
            LocalDate dueOn,
            @Nullable FirstBody first) {}

    record WaitingList(List<WaitingBody> plans) {}

    /// @param through missing for the first of two
    record NewRelease(@Nullable Integer through) {}

    @Operation(summary = "List what goes back of balances and shares and is not released, by plan")
    @GetMapping
    WaitingList waiting() {
        return new WaitingList(
                releases.waiting().stream()
                        .map(one ->
                                new WaitingBody(
                                        plans.inForceOrOldest(one.owed().plan(), gate.now()).code(),
                                        one.owed().payouts(),
                                        one.owed().amount().minor(),
                                        one.owed().dueOn(),
                                        one.first().map(FirstBody::of).orElse(null)))
                        .toList());
    }

    @Operation(
            summary = "Release what a plan gives back, as the first or the second of two",
            description = "The first gets what the second sends back, and both release the same.")
    @PreAuthorize("hasRole('FINANCE')")
    @PostMapping("/{plan}")
    FirstBody release(
            @AuthenticationPrincipal Account account,
            @PathVariable String plan,
            @RequestBody NewRelease wanted) {
        ListedPlan found = plans.wanted(plan, gate.now());
        Integer through = wanted.through();
        if (through == null) {
            return desk.release(account, found)
                    .map(FirstBody::of)
                    .orElseThrow(() -> Refused.conflict(Words.of("collection.release.nothing")));
        }
        return desk.confirm(account, found, through)
                .map(FirstBody::of)
                .orElseThrow(() -> Refused.conflict(Words.of("collection.release.notYours")));
    }
}
