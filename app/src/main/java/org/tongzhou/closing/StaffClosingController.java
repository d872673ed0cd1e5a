package org.tongzhou.closing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.plan.Text;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.Closing;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Definition;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Option;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// Where plan managers close a plan: what it would touch, a proposal, a second person. Auditors
/// read it.
@Controller
@PreAuthorize("hasAnyRole('PLAN_MANAGER', 'AUDITOR')")
@RequestMapping("/staff/closings")
class StaffClosingController {

    private static final String WHERE = "/staff/closings/";
    private static final String SHOW = "closing/plan";

    private final Closings closings;
    private final Stakes stakes;
    private final Plans plans;
    private final Gate gate;

    StaffClosingController(Closings closings, Stakes stakes, Plans plans, Gate gate) {
        this.closings = closings;
        this.stakes = stakes;
        this.plans = plans;
        this.gate = gate;
    }

    record Listed(String code, String name, String state) {}

    record ListPage(List<Listed> plans) {}

    /// @param number 0 where nothing is proposed
    /// @param whyNot what stands against his confirming it; empty where nothing does
    record Proposed(int number, String whyNot, List<Definition> facts) {}

    /// @param closing how far the closing is; empty where it has not begun
    record PlanPage(
            String code,
            String name,
            boolean mayAct,
            List<Definition> stakes,
            List<Definition> closing,
            Proposed proposed,
            List<Option> days,
            Form form) {}

    private record Wanted(LocalDate coverEndsOn, Text reason) {}

    @GetMapping
    ModelAndView list() {
        List<Listed> all =
                plans.inForce(gate.now()).stream()
                        .map(plan ->
                                new Listed(
                                        plan.code(),
                                        ClosingText.in(plan.plan().name()),
                                        Words.of("closing.state." + state(plan))))
                        .toList();
        return Pages.show("closing/list", new ListPage(all));
    }

    private String state(ListedPlan plan) {
        Optional<Closing> closing = plans.closing(plan.number());
        if (closing.isEmpty()) {
            return closings.proposal(plan.number()).isPresent() ? "PROPOSED" : "OPEN";
        }
        return closing.get().isDone() ? "CLOSED" : "CLOSING";
    }

    @GetMapping("/{code}")
    ModelAndView show(@AuthenticationPrincipal Account account, @PathVariable String code) {
        return Pages.show(SHOW, page(account, find(code), Form.EMPTY));
    }

    private PlanPage page(Account account, ListedPlan plan, Form form) {
        List<Option> days =
                closings.choices(plan).stream()
                        .map(day -> new Option(day.toString(), Formats.day(day)))
                        .toList();
        return new PlanPage(
                plan.code(),
                ClosingText.in(plan.plan().name()),
                account.has(Role.PLAN_MANAGER),
                ClosingText.facts(plan, stakes.of(plan)),
                plans.closing(plan.number()).map(one -> begun(plan, one)).orElse(List.of()),
                proposed(account, plan),
                days,
                form);
    }

    private List<Definition> begun(ListedPlan plan, Closing closing) {
        String state = Words.of("closing.state." + state(plan));
        return List.of(
                ClosingText.fact("state", state),
                ClosingText.fact("beganAt", Formats.moment(closing.beganAt(), plan.plan().zone())),
                ClosingText.fact("coverEnds", day(plan, closing.lastRound())),
                ClosingText.fact("lateUntil", Formats.day(closing.lateClaimsUntil(plan))),
                ClosingText.fact(
                        "reason",
                        closings.reason(plan.number())
                                .map(ClosingText::in)
                                .orElse(Words.of("closing.byRule"))));
    }

    private Proposed proposed(Account account, ListedPlan plan) {
        Optional<Proposal> found =
                closings.proposal(plan.number())
                        .filter(one -> one.confirmedBy().isEmpty())
                        .filter(_ -> plans.closing(plan.number()).isEmpty());
        if (found.isEmpty()) {
            return new Proposed(0, "", List.of());
        }
        Proposal one = found.get();
        List<Definition> facts =
                List.of(
                        ClosingText.fact("coverEnds", day(plan, one.lastRound())),
                        ClosingText.fact("reason", ClosingText.in(one.reason())));
        String whyNot = closings.obstacle(account, plan, one).map(ClosingText::refusal).orElse("");
        return new Proposed(one.number(), whyNot, facts);
    }

    private static String day(ListedPlan plan, int lastRound) {
        return Formats.day(plan.calendar().noticeDay(lastRound + 1));
    }

    @PreAuthorize("hasRole('PLAN_MANAGER')")
    @PostMapping("/{code}")
    ModelAndView propose(
            @AuthenticationPrincipal Account account, @PathVariable String code, Form form) {
        ListedPlan plan = find(code);
        Parsed<Wanted> parsed =
                form.parse(fields -> {
                    var day = fields.value("coverEndsOn", ClosingFields::day);
                    var zh =
                            fields.value(
                                    "reasonZh", text -> ClosingFields.reason("reasonZh", text));
                    var en =
                            fields.value(
                                    "reasonEn", text -> ClosingFields.reason("reasonEn", text));
                    return () -> new Wanted(day.get(), new Text(zh.get(), en.get()));
                });
        return switch (parsed) {
            case Parsed.Bad<Wanted>(var wrong) -> Pages.refused(SHOW, page(account, plan, wrong));
            case Parsed.Good<Wanted>(var wanted) -> {
                Outcome outcome =
                        closings.propose(account, plan, wanted.coverEndsOn(), wanted.reason());
                yield next(account, plan, outcome, form, "coverEndsOn");
            }
        };
    }

    @PreAuthorize("hasRole('PLAN_MANAGER')")
    @PostMapping("/{code}/confirmation")
    ModelAndView confirm(
            @AuthenticationPrincipal Account account, @PathVariable String code, Form form) {
        ListedPlan plan = find(code);
        String number = form.text("proposal");
        Outcome outcome =
                number.matches("\\d{1,4}")
                        ? closings.confirm(account, plan, Integer.parseInt(number))
                        : new Outcome.NotProposed();
        return next(account, plan, outcome, Form.EMPTY, "confirm");
    }

    private ModelAndView next(
            Account account, ListedPlan plan, Outcome outcome, Form form, String field) {
        if (outcome instanceof Outcome.Proposed || outcome instanceof Outcome.Confirmed) {
            return Pages.next(WHERE + plan.code());
        }
        String key = "closing.refused";
        Form told = form.with(field, key, ClosingText.refusal(outcome));
        return Pages.refused(SHOW, page(account, plan, told));
    }

    private ListedPlan find(String code) {
        return plans.inForce(code, gate.now())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
