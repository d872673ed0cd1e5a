package org.tongzhou.rounds;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Notices.Notice;
import org.tongzhou.rounds.RoundJson.CaseBody;
import org.tongzhou.rounds.RoundJson.CaseList;
import org.tongzhou.rounds.RoundJson.ListedRound;
import org.tongzhou.rounds.RoundJson.RoundBody;
import org.tongzhou.rounds.RoundJson.RoundList;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Problems;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Words;

/// Rounds for programs; reading them takes no account.
@RestController
@RequestMapping("/api/v1/rounds")
class RoundsApi {

    private static final int PAGE = 100;
    private static final int LATEST = 3;

    private final HistoryRepository history;
    private final Notices notices;
    private final RoundDesk desk;
    private final Plans plans;

    RoundsApi(HistoryRepository history, Notices notices, RoundDesk desk, Plans plans) {
        this.history = history;
        this.notices = notices;
        this.desk = desk;
        this.plans = plans;
    }

    record NewApproval(@Nullable Step step) {}

    /// @param released whether two people have now approved
    record ApprovalBody(Step step, boolean released) {}

    /// The rounds of a plan, the newest first; without a plan, the last ones of each.
    @GetMapping
    RoundList list(
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(defaultValue = "" + Integer.MAX_VALUE) int before) {
        if (plan == null) {
            return new RoundList(
                    history.latest(LATEST).stream()
                            .map(row ->
                                    ListedRound.of(
                                            plans.version(row.plan(), row.planVersion()).code(),
                                            row))
                            .toList(),
                    null);
        }
        ListedPlan listed = notices.plan(plan).orElseThrow(Refused::notFound);
        var found = history.page(listed.number(), before, PAGE + 1);
        List<ListedRound> page =
                found.stream().limit(PAGE).map(row -> ListedRound.of(plan, row)).toList();
        String next =
                found.size() > PAGE
                        ? "/api/v1/rounds?plan=%s&before=%d".formatted(plan, page.getLast().round())
                        : null;
        return new RoundList(page, next);
    }

    private Notice find(String plan, LocalDate date) {
        return notices.find(plan, date).orElseThrow(Refused::notFound);
    }

    /// The statement of a struck round, or the estimate of an announced one.
    @GetMapping("/{plan}/{date}")
    RoundBody one(@PathVariable String plan, @PathVariable LocalDate date) {
        return RoundBody.of(find(plan, date));
    }

    /// The public notice, in the order of the claims, above `after`.
    @GetMapping("/{plan}/{date}/cases")
    CaseList cases(
            @PathVariable String plan,
            @PathVariable LocalDate date,
            @RequestParam(defaultValue = "0") long after) {
        Notice notice = find(plan, date);
        List<CaseBody> page =
                notice.cases().stream()
                        .filter(one -> one.claim() > after)
                        .limit(PAGE)
                        .map(one -> CaseBody.of(notice, one))
                        .toList();
        String next =
                page.size() == PAGE
                        ? "/api/v1/rounds/%s/%s/cases?after=%d"
                                .formatted(plan, date, page.getLast().claim())
                        : null;
        return new CaseList(page, next);
    }

    /// Approves a step as one of two people.
    @PreAuthorize("hasRole('FINANCE')")
    @PostMapping("/{plan}/{date}/approvals")
    ResponseEntity<?> approve(
            @AuthenticationPrincipal Account account,
            @PathVariable String plan,
            @PathVariable LocalDate date,
            @RequestBody NewApproval wanted) {
        Step step = wanted.step();
        if (step == null) {
            throw new BadInput("step", "rounds.step.missing");
        }
        Approval approval = desk.approve(account, find(plan, date).round(), step);
        return switch (approval) {
            case Approval.First() -> ResponseEntity.ok(new ApprovalBody(step, false));
            case Approval.Released() -> ResponseEntity.ok(new ApprovalBody(step, true));
            case Approval.Again(), Approval.NotDue(_), Approval.ObjectionsOpen(_) ->
                    conflict(approval);
        };
    }

    private static ResponseEntity<?> conflict(Approval approval) {
        String sentence =
                Words.of(StaffRoundsController.key(approval), StaffRoundsController.told(approval));
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .body(Problems.of(HttpStatus.CONFLICT, sentence));
    }
}
