package org.tongzhou.plans;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.core.plan.Disease;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.gate.Gate;
import org.tongzhou.web.Definition;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// Plans as everybody may read them.
@Controller
class PlansController {

    private static final int LONGEST_SEARCH = 60;
    private final Plans plans;
    private final PlanChanges changes;
    private final Gate gate;

    PlansController(Plans plans, PlanChanges changes, Gate gate) {
        this.plans = plans;
        this.changes = changes;
        this.gate = gate;
    }

    record PlansPage(List<PlanViews.Card> plans) {}

    /// @param closing that it is being closed; empty where it is not
    /// @param opensOn the day on which the plan opens; nothing where it is open
    /// @param takesNames whether names are put down until then
    /// @param query what was searched for among the diseases; empty where nothing was
    record PlanPage(
            PlanViews.Card card,
            String closing,
            @Nullable String opensOn,
            boolean takesNames,
            List<PlanViews.BenefitRow> benefits,
            List<Definition> joining,
            List<Definition> costs,
            QuestionViews questions,
            String query,
            String diseaseCount,
            List<DiseaseViews.DiseaseView> diseases,
            List<PlanViews.TopicView> rules,
            List<SettingText> settings,
            List<VersionLine> versions) {}

    /// @param isAhead whether it is confirmed and not in force yet
    record VersionLine(int version, String from, boolean isAhead) {}

    /// @param what it is that changes, in words
    /// @param path where it stands in the document
    record ChangeLine(String what, String path, String before, String after) {}

    /// @param isFirst whether it replaced none
    /// @param before the number of the version that it replaces; 0 for the first
    /// @param binds what it means for those who are members
    record ChangesPage(
            String code,
            String plan,
            int version,
            String from,
            boolean isFirst,
            int before,
            String binds,
            List<ChangeLine> changes) {}

    @GetMapping("/plans")
    ModelAndView list() {
        List<PlanViews.Card> cards =
                plans.inForce(gate.now()).stream().map(PlanViews::card).toList();
        return Pages.show("plans/list", new PlansPage(cards));
    }

    @GetMapping("/plans/{code}")
    ModelAndView one(@PathVariable String code, @RequestParam(defaultValue = "") String q) {
        Instant now = gate.now();
        ListedPlan listed =
                plans.inForce(code, now)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Plan plan = listed.plan();
        boolean isOpen = plan.admission().hasOpenedOn(plan.dayOf(now));
        String query = q.strip();
        String searched =
                query.length() > LONGEST_SEARCH ? query.substring(0, LONGEST_SEARCH) : query;
        List<Disease> found = searched.isEmpty() ? plan.diseases() : plan.findByName(searched);
        return Pages.show(
                "plans/plan",
                new PlanPage(
                        PlanViews.card(listed),
                        closing(listed),
                        isOpen ? null : plan.admission().opensOn().map(Formats::day).orElse(null),
                        !isOpen && plan.admission().preregistration(),
                        PlanViews.benefits(plan),
                        PlanViews.joining(plan, this::nameOf),
                        PlanViews.costs(plan),
                        QuestionViews.of(plan),
                        searched,
                        DiseaseViews.count(plan),
                        found.stream().map(disease -> DiseaseViews.view(plan, disease)).toList(),
                        PlanViews.rules(plan),
                        plan.settings().stream().map(SettingText::of).toList(),
                        versions(listed)));
    }

    /// That the plan is being closed, and when cover ends; empty where it is not.
    private String closing(ListedPlan listed) {
        return plans.closing(listed.number())
                .map(closing -> closing.coverEndsOn(listed.calendar()))
                .map(day -> {
                    boolean isAhead = listed.plan().dayOf(gate.now()).isBefore(day);
                    return Words.of(isAhead ? "plans.closing" : "plans.closed", Formats.day(day));
                })
                .orElse("");
    }

    private List<VersionLine> versions(ListedPlan listed) {
        List<Integer> ahead =
                changes.ahead(listed.number()).stream()
                        .map(change -> change.after().plan().version())
                        .toList();
        return plans.versions(listed.number()).stream()
                .map(ListedPlan::plan)
                .map(plan ->
                        new VersionLine(plan.version(), from(plan), ahead.contains(plan.version())))
                .toList();
    }

    private static String from(Plan plan) {
        return Words.of("plans.effectiveFrom", Formats.day(plan.effectiveFrom()));
    }

    /// A confirmed version beside the one that it replaces.
    @GetMapping("/plans/{code}/versions/{version}")
    ModelAndView changes(@PathVariable String code, @PathVariable int version) {
        ListedPlan listed =
                plans.inForce(code, gate.now())
                        .flatMap(plan -> plans.confirmed(plan, version))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Optional<PlanChange> change = changes.of(listed);
        return Pages.show(
                "plans/changes",
                new ChangesPage(
                        code,
                        PlanViews.in(listed.plan().name()),
                        version,
                        from(listed.plan()),
                        change.isEmpty(),
                        change.map(one -> one.before().plan().version()).orElse(0),
                        change.map(ChangeText::binds).orElse(""),
                        change.map(ChangeText::lines).orElse(List.of())));
    }

    private String nameOf(String code) {
        return plans.inForce(code, gate.now())
                .map(one -> PlanViews.in(one.plan().name()))
                .orElse(code);
    }
}
