package org.tongzhou.enrolment;

import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Caps;
import org.tongzhou.core.plan.PeriodCap;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.round.RoundCalendar;
import org.tongzhou.core.round.YearAhead;
import org.tongzhou.enrolment.PastPrices.PastPrice;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.web.Definition;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// What a plan cost somebody of an age, and what a year of it may cost: told before joining.
@Component
class Costs {

    private final ObjectProvider<PastPrices> past;

    Costs(ObjectProvider<PastPrices> past) {
        this.past = past;
    }

    /// What a past round cost.
    record PastCost(String path, String day, String share, String cases, String members) {}

    /// @param year what the past rounds cost together, and what that makes of a year; empty where
    ///     nobody knows
    /// @param basis how that was reckoned and what it assumes, or why it cannot be
    /// @param limits what the plan's caps allow at most
    /// @param whose whose shares the past ones are
    record CostView(
            List<Definition> year,
            String basis,
            List<String> limits,
            String whose,
            List<PastCost> past) {}

    /// The rounds of the last year, the newest first.
    List<PastPrice> past(ListedPlan plan, int age) {
        PastPrices known = past.getIfAvailable();
        return known == null
                ? List.of()
                : known.ofPlan(plan.number(), age, RoundCalendar.ROUNDS_A_YEAR);
    }

    static Optional<YearAhead> year(Plan plan, List<PastPrice> past) {
        return YearAhead.of(past.stream().map(PastPrice::share).toList(), plan.caps().perPeriod());
    }

    CostView view(ListedPlan listed, int age) {
        Plan plan = listed.plan();
        List<PastPrice> rounds = past(listed, age);
        Optional<YearAhead> year = year(plan, rounds);
        return new CostView(
                year.map(ahead -> definitions(plan, ahead)).orElse(List.of()),
                year.map(_ -> Words.of("enrolment.cost.basis", sharing(rounds)))
                        .orElseGet(() ->
                                rounds.isEmpty()
                                        ? Words.of("enrolment.cost.unknown")
                                        : Words.of("enrolment.cost.noCase", rounds.size())),
                limits(plan),
                plan.weights().bands().size() > 1
                        ? Words.of("enrolment.past.ofAge", age)
                        : Words.of("enrolment.past.ofAll"),
                rounds.stream().map(round -> cost(listed, round)).toList());
    }

    private static List<Definition> definitions(Plan plan, YearAhead year) {
        List<Definition> facts = new ArrayList<>();
        facts.add(fact(plan, "together", year.rounds(), year.together()));
        // A whole year of past rounds is a year already, unless the cap is lower.
        if (!year.alike().equals(year.together())) {
            facts.add(fact(plan, "alike", RoundCalendar.ROUNDS_A_YEAR, year.alike()));
        }
        facts.add(fact(plan, "lowest", RoundCalendar.ROUNDS_A_YEAR, year.lowest()));
        facts.add(fact(plan, "highest", RoundCalendar.ROUNDS_A_YEAR, year.highest()));
        return facts;
    }

    private static Definition fact(Plan plan, String key, int rounds, Amount amount) {
        return new Definition(Words.of("enrolment.cost." + key, rounds), money(plan, amount));
    }

    /// How many shared in these rounds, from the fewest to the most.
    private static String sharing(List<PastPrice> past) {
        LongSummaryStatistics members =
                past.stream().mapToLong(PastPrice::members).summaryStatistics();
        String fewest = Formats.count(members.getMin());
        return members.getMin() == members.getMax()
                ? fewest
                : fewest + " – " + Formats.count(members.getMax());
    }

    private static List<String> limits(Plan plan) {
        Caps caps = plan.caps();
        List<String> limits = new ArrayList<>();
        Optional<PeriodCap> perPeriod = caps.perPeriod();
        limits.add(
                perPeriod
                        .map(cap ->
                                Words.of(
                                        "enrolment.cost.yearCap", money(plan, YearAhead.most(cap))))
                        .orElseGet(() -> Words.of("enrolment.cost.noYearCap")));
        caps.perCase()
                .ifPresent(cap ->
                        limits.add(
                                Words.of("enrolment.cost.caseCap", money(plan, cap.perMember()))));
        return limits;
    }

    private static PastCost cost(ListedPlan plan, PastPrice round) {
        return new PastCost(
                "/plans/%s/rounds/%s".formatted(plan.code(), round.noticeDay()),
                Formats.day(round.noticeDay()),
                money(plan.plan(), round.share()),
                Formats.count(round.cases()),
                Formats.count(round.members()));
    }

    private static String money(Plan plan, Amount amount) {
        return Formats.money(amount, plan.currency());
    }
}
