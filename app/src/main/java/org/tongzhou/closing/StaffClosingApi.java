package org.tongzhou.closing;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.plan.Text;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Refused;

/// Closing a plan, for the programs of plan managers.
@RestController
@PreAuthorize("hasAnyRole('PLAN_MANAGER', 'AUDITOR')")
@RequestMapping("/api/v1/staff/closings/{code}")
class StaffClosingApi {

    private final Closings closings;
    private final Stakes stakes;
    private final Plans plans;
    private final Gate gate;

    StaffClosingApi(Closings closings, Stakes stakes, Plans plans, Gate gate) {
        this.closings = closings;
        this.stakes = stakes;
        this.plans = plans;
        this.gate = gate;
    }

    record NewClosing(
            @Nullable String coverEndsOn, @Nullable String reasonZh, @Nullable String reasonEn) {}

    record ClosingProposalBody(
            int proposal, LocalDate coverEndsOn, Text reason, boolean confirmed) {}

    /// @param balancesMinor what members have in balances that go back
    /// @param sharesPaidMinor what members have paid that goes back
    record StakeBody(
            long members,
            long openClaims,
            int lateClaimDays,
            long balancesMinor,
            long sharesPaidMinor,
            @Nullable ClosingProposalBody proposal) {}

    @Operation(summary = "Show what closing a plan would touch, and what is proposed")
    @GetMapping
    StakeBody stake(@PathVariable String code) {
        ListedPlan plan = find(code);
        Stakes.Stake stake = stakes.of(plan);
        Optional<Proposal> proposal = closings.proposal(plan.number());
        return new StakeBody(
                stake.members(),
                stake.openClaims(),
                plan.plan().ending().lateClaimDays(),
                stake.balances().minor(),
                stake.sharesPaid().minor(),
                proposal.map(one -> body(plan, one)).orElse(null));
    }

    private static ClosingProposalBody body(ListedPlan plan, Proposal one) {
        return new ClosingProposalBody(
                one.number(),
                plan.calendar().noticeDay(one.lastRound() + 1),
                one.reason(),
                one.confirmedBy().isPresent());
    }

    @PreAuthorize("hasRole('PLAN_MANAGER')")
    @Operation(summary = "Propose to close a plan; a second person confirms it")
    @PostMapping("/proposals")
    @ResponseStatus(HttpStatus.CREATED)
    ClosingProposalBody propose(
            @AuthenticationPrincipal Account account,
            @PathVariable String code,
            @RequestBody NewClosing wanted) {
        ListedPlan plan = find(code);
        LocalDate day = day(wanted.coverEndsOn());
        Text reason =
                new Text(
                        ClosingFields.reason("reasonZh", wanted.reasonZh()),
                        ClosingFields.reason("reasonEn", wanted.reasonEn()));
        Outcome outcome = closings.propose(account, plan, day, reason);
        if (outcome instanceof Outcome.Proposed) {
            return body(plan, closings.proposal(plan.number()).orElseThrow());
        }
        throw refused(outcome);
    }

    private static LocalDate day(@Nullable String text) {
        try {
            return ClosingFields.day(text);
        } catch (java.time.DateTimeException e) {
            throw new BadInput("coverEndsOn", "closing.day.missing");
        }
    }

    @PreAuthorize("hasRole('PLAN_MANAGER')")
    @Operation(summary = "Confirm a closing as the second person: from now on nobody joins")
    @PutMapping("/proposals/{proposal}/confirmation")
    ClosingProposalBody confirm(
            @AuthenticationPrincipal Account account,
            @PathVariable String code,
            @PathVariable int proposal) {
        ListedPlan plan = find(code);
        Outcome outcome = closings.confirm(account, plan, proposal);
        if (outcome instanceof Outcome.Confirmed) {
            return body(plan, closings.proposal(plan.number()).orElseThrow());
        }
        throw refused(outcome);
    }

    private static Refused refused(Outcome outcome) {
        return Refused.notPossible(
                ClosingText.type(outcome), ClosingText.refusal(outcome), Map.of());
    }

    private ListedPlan find(String code) {
        return plans.wanted(code, gate.now());
    }
}
