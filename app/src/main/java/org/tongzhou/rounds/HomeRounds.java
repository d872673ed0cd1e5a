package org.tongzhou.rounds;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Formats;
import org.tongzhou.web.HomeFragment;

/// On the front page: when each plan's next cases are shown, and what the last round cost.
@Component
class HomeRounds implements HomeFragment {

    private static final int ORDER = 200;
    // The newest round is often not struck yet, and the one before it may wait as well.
    private static final int LATEST = 3;

    private final HistoryRepository history;
    private final Plans plans;
    private final Gate gate;
    private final TemplateEngine templates;

    HomeRounds(HistoryRepository history, Plans plans, Gate gate, TemplateEngine templates) {
        this.history = history;
        this.plans = plans;
        this.gate = gate;
        this.templates = templates;
    }

    /// @param lastShare of the last struck round, or empty
    /// @param lastHadNoCase so that nobody wonders whom it helped
    record PlanLine(
            String code, String name, String nextNotice, String lastShare, boolean lastHadNoCase) {}

    record FragmentPage(List<PlanLine> plans) {}

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Content content() {
        FragmentPage page = page();
        return output -> templates.render("rounds/home.jte", page, output);
    }

    private FragmentPage page() {
        Instant now = gate.now();
        Map<Integer, HistoryRepository.Row> struck = new HashMap<>();
        for (HistoryRepository.Row row : history.latest(LATEST)) {
            if (row.outcome().isPresent()) {
                struck.putIfAbsent(row.plan(), row);
            }
        }
        List<PlanLine> lines = new ArrayList<>();
        for (ListedPlan listed : plans.inForce(now)) {
            Plan plan = listed.plan();
            var next = plan.calendar().noticeDayOnOrAfter(plan.dayOf(now).plusDays(1));
            var last = struck.get(listed.number());
            lines.add(
                    new PlanLine(
                            listed.code(),
                            RoundText.in(plan.name()),
                            Formats.day(next),
                            last == null
                                    ? ""
                                    : RoundText.line(listed, last, plan.dayOf(now)).price(),
                            last != null && hadNoCase(last)));
        }
        return new FragmentPage(lines);
    }

    private static boolean hadNoCase(HistoryRepository.Row row) {
        return row.outcome().filter(outcome -> outcome.cases() == 0).isPresent();
    }
}
