package org.tongzhou.rounds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.CaseRepository.Objection;
import org.tongzhou.rounds.CaseRepository.Proposal;
import org.tongzhou.rounds.Notices.Notice;
import org.tongzhou.rounds.RoundSteps.StepView;
import org.tongzhou.rounds.RoundText.Line;
import org.tongzhou.rounds.Rounds.Upheld;
import org.tongzhou.rounds.RoundsController.RoundPage;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Option;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// The work on rounds: what each waits for, the dry run, approvals by two, objections.
@Controller
@PreAuthorize("hasAnyRole('FINANCE', 'AUDITOR', 'REVIEWER')")
@RequestMapping("/staff/rounds")
class StaffRoundsController {

    private static final String SHOW = "rounds/desk";

    private final RoundWork work;
    private final RoundSteps steps;
    private final RoundDesk desk;
    private final CaseRepository cases;
    private final HistoryRepository history;
    private final Notices notices;
    private final Plans plans;
    private final RoundRepository rounds;
    private final StoppedRounds stopped;

    StaffRoundsController(
            RoundWork work,
            RoundSteps steps,
            RoundDesk desk,
            CaseRepository cases,
            HistoryRepository history,
            Notices notices,
            Plans plans,
            RoundRepository rounds,
            StoppedRounds stopped) {
        this.work = work;
        this.steps = steps;
        this.desk = desk;
        this.cases = cases;
        this.history = history;
        this.notices = notices;
        this.plans = plans;
        this.rounds = rounds;
        this.stopped = stopped;
    }

    record ListPage(List<Waiting> rounds, List<String> stops) {}

    record Waiting(Line line, String path, String waitsFor) {}

    record ObjectionView(long claim, String at, String reason) {}

    /// @param underWay what the platform is doing; nothing where it waits, or has stopped
    /// @param upholdable cases that he may take out as one of two
    record DeskPage(
            String path,
            RoundPage round,
            String waitsFor,
            List<String> stops,
            RoundWork.@Nullable UnderWay underWay,
            List<StepView> steps,
            List<ObjectionView> objections,
            List<String> proposals,
            boolean mayUphold,
            List<Option> upholdable,
            Form form) {}

    @GetMapping
    ModelAndView list() {
        List<Waiting> waiting = new ArrayList<>();
        for (HistoryRepository.Row row : history.unfinished()) {
            var plan = plans.version(row.plan(), row.planVersion());
            String path = "/staff/rounds/%s/%s".formatted(plan.code(), row.noticeOn());
            Round round = rounds.find(row.plan(), row.round()).orElseThrow();
            var line = RoundText.line(plan, row, notices.today(plan));
            waiting.add(new Waiting(line, path, work.waitsFor(round)));
        }
        return Pages.show("rounds/deskList", new ListPage(waiting, stops(stopped.all())));
    }

    /// Which folio of which round has stopped, since when and why, and what to do.
    private List<String> stops(List<StoppedRounds.Stop> all) {
        return all.stream().map(this::stop).toList();
    }

    private String stop(StoppedRounds.Stop stop) {
        Round round = rounds.find(stop.plan(), stop.round()).orElseThrow();
        var plan = plans.version(round.plan(), round.planVersion());
        String key =
                stop.folio() == RoundFaults.WHOLE ? "rounds.stopped.whole" : "rounds.stopped.folio";
        return Words.of(
                key,
                plan.plan().name().in(Words.Language.ofRequest().locale()),
                Formats.day(round.noticeOn()),
                Formats.moment(stop.since(), plan.plan().zone()),
                stop.what(),
                "" + stop.folio());
    }

    @GetMapping("/{code}/{date}")
    ModelAndView show(
            @AuthenticationPrincipal Account account,
            @PathVariable String code,
            @PathVariable LocalDate date) {
        return Pages.show(SHOW, page(account, find(code, date), Form.EMPTY));
    }

    private Notice find(String code, LocalDate date) {
        return notices.find(code, date)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private DeskPage page(Account account, Notice notice, Form form) {
        Round round = notice.round();
        var zone = notice.plan().plan().zone();
        List<Objection> found = cases.objections(round.plan(), round.number());
        List<Proposal> proposed = cases.proposals(round.plan(), round.number());
        List<ObjectionView> objections =
                found.stream()
                        .map(one ->
                                new ObjectionView(
                                        one.claim(), Formats.moment(one.at(), zone), one.reason()))
                        .toList();
        List<String> proposals =
                proposed.stream()
                        .map(one ->
                                Words.of(
                                        "rounds.uphold.proposed",
                                        one.claim(),
                                        one.byAccount(),
                                        Formats.moment(one.at(), zone),
                                        one.reason()))
                        .toList();
        List<String> stops = stops(stopped.of(round));
        return new DeskPage(
                "/staff/rounds/%s/%s".formatted(notice.plan().code(), round.noticeOn()),
                RoundsController.page(notice),
                work.waitsFor(round),
                stops,
                stops.isEmpty() ? work.underWay(round).orElse(null) : null,
                steps.of(account, notice),
                objections,
                proposals,
                account.has(Role.REVIEWER) && !round.isStruck(),
                upholdable(account, found, proposed),
                form);
    }

    /// The objected cases that he may propose or confirm to take out.
    private static List<Option> upholdable(
            Account account, List<Objection> objections, List<Proposal> proposals) {
        return objections.stream()
                .map(Objection::claim)
                .distinct()
                .filter(claim ->
                        proposals.stream()
                                .noneMatch(one ->
                                        one.claim() == claim && one.byAccount() == account.id()))
                .map(claim -> new Option("" + claim, Words.of("rounds.case.number", claim)))
                .toList();
    }

    @PreAuthorize("hasRole('FINANCE')")
    @PostMapping("/{code}/{date}/approvals")
    ModelAndView approve(
            @AuthenticationPrincipal Account account,
            @PathVariable String code,
            @PathVariable LocalDate date,
            Form form) {
        Notice notice = find(code, date);
        Parsed<Step> parsed =
                form.parse(fields -> {
                    Supplier<Step> step = fields.value("step", Step::valueOf);
                    return step;
                });
        if (!(parsed instanceof Parsed.Good<Step>(var step))) {
            return refused(account, code, date, form.with("step", "web.form.invalid"));
        }
        Approval approval = desk.approve(account, notice.round(), step, form.text("seen"));
        return switch (approval) {
            case Approval.First(), Approval.Released() ->
                    Pages.next("/staff/rounds/%s/%s".formatted(code, date));
            case Approval.Again(),
                    Approval.OwnCase(),
                    Approval.Changed(),
                    Approval.NotDue(_),
                    Approval.ObjectionsOpen(_) ->
                    refused(account, code, date, form.with("step", key(approval), told(approval)));
        };
    }

    /// The words for what an approval came to.
    static String key(Approval approval) {
        return "rounds.approval." + approval.getClass().getSimpleName();
    }

    /// What the words of an approval have in their place.
    static String told(Approval approval) {
        return switch (approval) {
            case Approval.First(),
                    Approval.Again(),
                    Approval.OwnCase(),
                    Approval.Changed(),
                    Approval.Released() ->
                    "";
            case Approval.NotDue(var state) -> RoundText.state(state);
            case Approval.ObjectionsOpen(var until) -> Formats.day(until);
        };
    }

    private ModelAndView refused(Account account, String code, LocalDate date, Form form) {
        return Pages.refused(SHOW, page(account, find(code, date), form));
    }

    @PreAuthorize("hasRole('REVIEWER')")
    @PostMapping("/{code}/{date}/withdrawals")
    ModelAndView uphold(
            @AuthenticationPrincipal Account account,
            @PathVariable String code,
            @PathVariable LocalDate date,
            Form form) {
        Notice notice = find(code, date);
        record Wanted(long claim, String reason) {}
        Parsed<Wanted> parsed =
                form.parse(fields -> {
                    var claim = fields.value("claim", Long::parseLong);
                    var reason = fields.value("reason", Reasons::of);
                    return () -> new Wanted(claim.get(), reason.get());
                });
        return switch (parsed) {
            case Parsed.Bad<Wanted>(var wrong) -> refused(account, code, date, wrong);
            case Parsed.Good<Wanted>(var wanted) -> {
                boolean isHere =
                        notice.cases().stream().anyMatch(one -> one.claim() == wanted.claim());
                Upheld outcome =
                        isHere
                                ? desk.uphold(
                                        account, notice.round(), wanted.claim(), wanted.reason())
                                : Upheld.TOO_LATE;
                yield switch (outcome) {
                    case PROPOSED, WITHDRAWN ->
                            Pages.next("/staff/rounds/%s/%s".formatted(code, date));
                    case SAME_PERSON, NO_OBJECTION, OWN_CASE, TOO_LATE ->
                            refused(account, code, date, form.with("claim", key(outcome)));
                };
            }
        };
    }

    /// The words for what upholding an objection came to.
    static String key(Upheld upheld) {
        return "rounds.upheld." + upheld.name();
    }
}
