package org.tongzhou.rounds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Notices.Notice;
import org.tongzhou.rounds.RoundText.CaseCard;
import org.tongzhou.rounds.RoundText.Line;
import org.tongzhou.rounds.RoundText.PriceLine;
import org.tongzhou.web.Definition;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// Rounds as everybody may see them: what was shared, by how many, and for whom.
@Controller
class RoundsController {

    private static final int PAGE = 24;
    private static final int LATEST = 3;

    private final HistoryRepository history;
    private final Notices notices;
    private final Plans plans;

    RoundsController(HistoryRepository history, Notices notices, Plans plans) {
        this.history = history;
        this.notices = notices;
        this.plans = plans;
    }

    /// A plan's last rounds.
    record PlanRows(String code, String name, List<Line> rounds) {}

    record AllPage(List<PlanRows> plans) {}

    record HistoryPage(String code, String name, List<Line> rounds, @Nullable String next) {}

    record Note(String tone, String text) {}

    record RoundPage(
            String code,
            String plan,
            String noticeOn,
            String debitOn,
            String state,
            String tone,
            Note note,
            boolean hasFigures,
            String formula,
            List<String> besides,
            List<Definition> figures,
            String root,
            List<PriceLine> prices,
            List<CaseCard> cases) {}

    @GetMapping("/rounds")
    ModelAndView all() {
        Map<Integer, List<HistoryRepository.Row>> byPlan =
                history.latest(LATEST).stream()
                        .collect(Collectors.groupingBy(HistoryRepository.Row::plan));
        List<PlanRows> rows = new ArrayList<>();
        byPlan.forEach((_, rounds) -> {
            ListedPlan plan = plan(rounds.getFirst());
            rows.add(
                    new PlanRows(
                            plan.code(),
                            RoundText.in(plan.plan().name()),
                            rounds.stream().map(this::line).toList()));
        });
        return Pages.show("rounds/all", new AllPage(rows));
    }

    private ListedPlan plan(HistoryRepository.Row row) {
        return plans.version(row.plan(), row.planVersion());
    }

    private Line line(HistoryRepository.Row row) {
        ListedPlan plan = plan(row);
        return RoundText.line(plan, row, notices.today(plan));
    }

    @GetMapping("/plans/{code}/rounds")
    ModelAndView history(
            @PathVariable String code,
            @RequestParam(defaultValue = "" + Integer.MAX_VALUE) int before) {
        ListedPlan plan = notices.plan(code).orElseThrow(RoundsController::notFound);
        List<HistoryRepository.Row> found = history.page(plan.number(), before, PAGE + 1);
        List<Line> lines = found.stream().limit(PAGE).map(this::line).toList();
        String next = found.size() > PAGE ? "?before=" + found.get(PAGE - 1).round() : null;
        String name = RoundText.in(plan.plan().name());
        return Pages.show("rounds/history", new HistoryPage(code, name, lines, next));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    @GetMapping("/plans/{code}/rounds/{date}")
    ModelAndView one(@PathVariable String code, @PathVariable LocalDate date) {
        Notice notice = notices.find(code, date).orElseThrow(RoundsController::notFound);
        return Pages.show("rounds/round", page(notice));
    }

    static RoundPage page(Notice notice) {
        Plan plan = notice.plan().plan();
        Round round = notice.round();
        var figures = notice.figures();
        var formula = figures.map(one -> Formula.of(one, plan.currency()));
        return new RoundPage(
                notice.plan().code(),
                RoundText.in(plan.name()),
                Formats.day(round.noticeOn()),
                Formats.day(round.debitOn()),
                RoundText.state(round.state()),
                RoundText.tone(round.state()),
                note(notice),
                figures.isPresent(),
                formula.map(Formula::text).orElse(""),
                formula.map(Formula::besides).orElse(List.of()),
                figures.map(f -> RoundText.figures(plan, f)).orElse(List.of()),
                notice.root().map(root -> HexFormat.of().formatHex(root.hash())).orElse(""),
                figures.map(f -> RoundText.prices(plan, f)).orElse(List.of()),
                notice.cases().stream().map(one -> RoundText.card(notice, one)).toList());
    }

    /// That its share is final, and when it is taken, was, or was to be.
    private static String struck(Notice notice) {
        Round round = notice.round();
        String key =
                switch (round.state()) {
                    case COLLECTING, CLOSED -> "rounds.note.taken.";
                    case OPEN, FREEZING, ANNOUNCED, STRUCK ->
                            round.debitOn().isBefore(notice.today())
                                    ? "rounds.note.late."
                                    : "rounds.note.struck.";
                };
        String taken = RoundText.taken(notice.plan().plan());
        return Words.of(key + taken, Formats.day(round.debitOn()));
    }

    private static Note note(Notice notice) {
        String until = Formats.day(notice.objectionsUntil());
        if (notice.round().isStruck()) {
            return new Note("good", struck(notice));
        }
        return notice.takesObjections()
                ? new Note("caution", Words.of("rounds.estimate.note", until))
                : new Note("caution", Words.of("rounds.waits.note", until));
    }
}
