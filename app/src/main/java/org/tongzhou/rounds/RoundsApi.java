package org.tongzhou.rounds;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Notices.Notice;
import org.tongzhou.rounds.RoundJson.CaseBody;
import org.tongzhou.rounds.RoundJson.CaseList;
import org.tongzhou.rounds.RoundJson.ListedRound;
import org.tongzhou.rounds.RoundJson.PastPriceBody;
import org.tongzhou.rounds.RoundJson.PastPriceList;
import org.tongzhou.rounds.RoundJson.RoundBody;
import org.tongzhou.rounds.RoundJson.RoundList;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Slice;
import org.tongzhou.web.Words;

/// Rounds for programs; reading them takes no account.
@RestController
@RequestMapping(RoundsApi.PATH)
class RoundsApi {

    static final String PATH = "/api/v1/rounds";
    private static final int LATEST = 3;

    private final HistoryRepository history;
    private final Notices notices;
    private final RoundDesk desk;
    private final Approvals approvals;
    private final StruckPrices past;
    private final Plans plans;
    private final Gate gate;

    RoundsApi(
            HistoryRepository history,
            Notices notices,
            RoundDesk desk,
            Approvals approvals,
            StruckPrices past,
            Plans plans,
            Gate gate) {
        this.history = history;
        this.notices = notices;
        this.desk = desk;
        this.approvals = approvals;
        this.past = past;
        this.plans = plans;
        this.gate = gate;
    }

    record GivenApproval(long byAccount, Instant at) {}

    /// @param due whether the step may be approved now
    record StepBody(Step step, boolean due, boolean released, List<GivenApproval> approvals) {}

    /// @param seen goes into an approval: it tells which figures were approved
    record ApprovalsBody(RoundBody round, String seen, List<StepBody> steps) {}

    /// @param seen from the round's approvals: the word for the figures that are approved
    record NewApproval(@Nullable Step step, @Nullable String seen) {}

    /// @param released whether two people have now approved
    record ApprovalBody(Step step, boolean released) {}

    @Operation(
            summary = "List rounds, the newest first",
            description = "Of one plan; without a plan, the last ones of each.")
    @GetMapping
    RoundList list(
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "") String after) {
        if (plan == null) {
            var slice = Slice.within(latest(), limit, after, RoundsApi::place);
            return new RoundList(slice.page(), slice.next(PATH));
        }
        ListedPlan listed = plans.wanted(plan, gate.now());
        var found = history.page(listed.number(), number(after), Slice.toRead(limit));
        var slice = Slice.of(found, limit, HistoryRepository.Row::round);
        return new RoundList(
                slice.as(row -> ListedRound.of(plan, row)), slice.next(PATH + "?plan=" + plan));
    }

    private List<ListedRound> latest() {
        return history.latest(LATEST).stream()
                .map(row ->
                        ListedRound.of(plans.version(row.plan(), row.planVersion()).code(), row))
                .toList();
    }

    private static String place(ListedRound round) {
        return round.plan() + "/" + round.round();
    }

    private static int number(String after) {
        try {
            return after.isEmpty() ? Integer.MAX_VALUE : Slice.afterInt(Long.parseLong(after));
        } catch (NumberFormatException e) {
            throw new BadInput("after", "web.after.bad");
        }
    }

    @Operation(
            summary = "Show what a member of an age would have paid in each struck round",
            description = "The newest first.")
    @GetMapping("/{plan}/past-prices")
    PastPriceList pastPrices(
            @PathVariable String plan,
            @RequestParam int age,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = Slice.NEWEST) long after) {
        ListedPlan listed = plans.wanted(plan, gate.now());
        int oldest = listed.plan().weights().bands().getLast().ageTo();
        if (age < 0 || age > oldest) {
            throw new BadInput("age", "rounds.age.bad", oldest);
        }
        int most = Slice.toRead(limit);
        var found = past.before(listed.number(), age, Slice.afterInt(after), most);
        var slice = Slice.of(found, limit, StruckPrices.OfRound::round);
        return new PastPriceList(
                listed.plan().currency(),
                slice.as(PastPriceBody::of),
                slice.next("%s/%s/past-prices?age=%d".formatted(PATH, plan, age)));
    }

    private Notice find(String plan, LocalDate date) {
        String code = plans.wanted(plan, gate.now()).code();
        return notices.find(code, date).orElseThrow(Refused::notFound);
    }

    @Operation(
            summary =
                    "Show a round: the statement if it is struck, the estimate if it is announced")
    @GetMapping("/{plan}/{date}")
    RoundBody one(@PathVariable String plan, @PathVariable LocalDate date) {
        return RoundBody.of(find(plan, date));
    }

    @Operation(summary = "List the cases of a round's public notice")
    @GetMapping("/{plan}/{date}/cases")
    CaseList cases(
            @PathVariable String plan,
            @PathVariable LocalDate date,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "0") long after) {
        Notice notice = find(plan, date);
        long from = Slice.after(after);
        var found = notice.cases().stream().filter(one -> one.claim() > from).toList();
        var slice = Slice.of(found, limit, PublishedCase::claim);
        return new CaseList(
                slice.as(one -> CaseBody.of(notice, one)),
                slice.next("%s/%s/%s/cases".formatted(PATH, plan, date)));
    }

    @Operation(summary = "Show the figures that two people approve, and who has approved them")
    @PreAuthorize("hasAnyRole('FINANCE', 'AUDITOR', 'REVIEWER')")
    @GetMapping("/{plan}/{date}/approvals")
    ApprovalsBody approvals(@PathVariable String plan, @PathVariable LocalDate date) {
        Notice notice = find(plan, date);
        List<StepBody> steps = new ArrayList<>();
        for (Step step : Step.values()) {
            steps.add(
                    new StepBody(
                            step,
                            Approvals.isDue(notice.round(), step),
                            approvals.isReleased(notice.round(), step),
                            approvals.standing(notice.round(), step).stream()
                                    .map(one -> new GivenApproval(one.byAccount(), one.at()))
                                    .toList()));
        }
        return new ApprovalsBody(RoundBody.of(notice), notice.seen(), steps);
    }

    @Operation(summary = "Approve a step of a round as one of two people")
    @PreAuthorize("hasRole('FINANCE')")
    @PostMapping("/{plan}/{date}/approvals")
    ApprovalBody approve(
            @AuthenticationPrincipal Account account,
            @PathVariable String plan,
            @PathVariable LocalDate date,
            @RequestBody NewApproval wanted) {
        Step step = wanted.step();
        if (step == null) {
            throw new BadInput("step", "rounds.step.missing");
        }
        Approval approval =
                desk.approve(account, find(plan, date).round(), step, seen(wanted.seen()));
        return switch (approval) {
            case Approval.First() -> new ApprovalBody(step, false);
            case Approval.Released() -> new ApprovalBody(step, true);
            case Approval.Again(),
                    Approval.OwnCase(),
                    Approval.Changed(),
                    Approval.NotDue(_),
                    Approval.ObjectionsOpen(_) ->
                    throw conflict(approval);
        };
    }

    private static String seen(@Nullable String seen) {
        if (seen == null || seen.isBlank()) {
            throw new BadInput("seen", "rounds.seen.missing");
        }
        return seen;
    }

    private static Refused conflict(Approval approval) {
        return Refused.conflict(
                Words.of(
                        StaffRoundsController.key(approval), StaffRoundsController.told(approval)));
    }
}
