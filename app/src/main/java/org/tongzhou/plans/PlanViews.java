package org.tongzhou.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Admission;
import org.tongzhou.core.plan.Benefit;
import org.tongzhou.core.plan.Origin;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.PostPaid;
import org.tongzhou.core.plan.PrePaid;
import org.tongzhou.core.plan.Rule;
import org.tongzhou.core.plan.Text;
import org.tongzhou.core.plan.Topic;
import org.tongzhou.plans.PlanRepository.Withdrawal;
import org.tongzhou.plans.StaffPlansController.WithdrawnLine;
import org.tongzhou.web.Definition;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;
import org.tongzhou.web.Words.Language;

/// The parts of a plan in the words of the reader.
final class PlanViews {

    private PlanViews() {}

    /// A plan among others.
    record Card(
            String code,
            String name,
            String summary,
            String highest,
            String ages,
            String paid,
            boolean isClosing,
            boolean isDemo) {}

    /// A row of the benefit table.
    record BenefitRow(String ages, String severity, String disease, String amount) {}

    /// A rule with where it comes from.
    record RuleView(String id, String text, String source, boolean isSetting) {}

    /// The rules on one topic.
    record TopicView(String topic, List<RuleView> rules) {}

    static Card card(ListedPlan listed) {
        Plan plan = listed.plan();
        return new Card(
                plan.code(),
                in(plan.name()),
                in(plan.summary()),
                money(plan, plan.benefits().highest()),
                joiningAges(plan.admission()),
                paid(plan),
                listed.isClosing(),
                plan.demo());
    }

    static List<BenefitRow> benefits(Plan plan) {
        List<BenefitRow> rows = new ArrayList<>();
        for (Benefit row : plan.benefits().rows()) {
            var ages = plan.admission().ofMembers(row.ageFrom(), row.ageTo());
            rows.add(
                    new BenefitRow(
                            Words.of("plans.ages", ages.from(), ages.to()),
                            in(plan.severity(row.severity()).orElseThrow().name()),
                            row.disease()
                                    .flatMap(plan::disease)
                                    .map(disease -> in(disease.name()))
                                    .orElse(Words.of("plans.allDiseases")),
                            money(plan, row.amount())));
        }
        return rows;
    }

    private static String joiningAges(Admission admission) {
        String from =
                admission.minimumYears() > 0
                        ? Words.of("plans.years", admission.minimumYears())
                        : Words.of("plans.days", admission.minimumDays());
        return Words.of("plans.from", from, admission.maximumYears());
    }

    /// @param nameOf the name of another plan, by its code
    static List<Definition> joining(Plan plan, UnaryOperator<String> nameOf) {
        var admission = plan.admission();
        List<Definition> facts = new ArrayList<>();
        facts.add(fact("joiningAges", joiningAges(admission)));
        facts.add(fact("coveredUntil", Words.of("plans.years", admission.coveredUntilYears())));
        plan.transfer()
                .ifPresent(move ->
                        facts.add(
                                fact(
                                        "transfer",
                                        Words.of(
                                                "plans.transferTo",
                                                move.atAge(),
                                                nameOf.apply(move.toPlan())))));
        String wait = Words.of("plans.days", plan.waiting().days());
        boolean exempt = plan.waiting().accidentsExempt();
        facts.add(fact("wait", exempt ? Words.of("plans.noneForAccidents", wait) : wait));
        admission.opensOn().ifPresent(day -> facts.add(fact("opensOn", Formats.day(day))));
        facts.add(fact("deadline", Words.of("plans.days", plan.claimDeadlineDays())));
        plan.members()
                .minimum()
                .ifPresent(least -> facts.add(fact("minimum", Formats.count(least))));
        plan.members().maximum().ifPresent(most -> facts.add(fact("maximum", Formats.count(most))));
        return facts;
    }

    static List<Definition> costs(Plan plan) {
        List<Definition> facts = new ArrayList<>();
        facts.add(fact("funding", funding(plan)));
        int points = plan.fee().basisPoints();
        facts.add(fact("fee", Words.of("plans.feeOf", percent(points))));
        plan.caps()
                .perCase()
                .ifPresent(cap ->
                        facts.add(
                                fact(
                                        "caseCap",
                                        Words.of(
                                                "plans.atMost",
                                                money(plan, cap.perMember()),
                                                Words.of("plans.bearer." + cap.bearer().name())))));
        plan.caps()
                .perPeriod()
                .ifPresent(cap ->
                        facts.add(
                                fact(
                                        "periodCap." + cap.period().name(),
                                        Words.of(
                                                "plans.atMost",
                                                money(plan, cap.most()),
                                                Words.of("plans.bearer." + cap.bearer().name())))));
        facts.add(fact("noticeDays", days(plan.calendar().noticeDays())));
        facts.add(fact("debitDays", days(plan.calendar().debitDays())));
        boolean weighted = plan.weights().bands().size() > 1;
        facts.add(fact("weights", Words.of(weighted ? "plans.weighted" : "plans.equal")));
        return facts;
    }

    static String percent(int basisPoints) {
        int rest = basisPoints % 100;
        return basisPoints / 100
                + (rest == 0 ? "" : String.format(Locale.ROOT, ".%02d", rest))
                + " %";
    }

    /// How a member pays, in a word.
    private static String paid(Plan plan) {
        return switch (plan.funding()) {
            case PostPaid _ -> Words.of("plans.paidAfter");
            case PrePaid paid -> Words.of("plans.paidBefore", money(plan, paid.joinWith()));
        };
    }

    private static String funding(Plan plan) {
        return switch (plan.funding()) {
            case PostPaid _ -> Words.of("plans.postPaid");
            case PrePaid paid ->
                    Words.of(
                            "plans.prePaid",
                            money(plan, paid.joinWith()),
                            money(plan, paid.warnBelow()),
                            money(plan, paid.suspendBelow()));
        };
    }

    private static String days(List<Integer> days) {
        return Words.of("plans.monthDays", days.getFirst(), days.getLast());
    }

    static List<TopicView> rules(Plan plan) {
        List<TopicView> topics = new ArrayList<>();
        for (var topic : Topic.values()) {
            List<RuleView> rules = plan.rulesOn(topic).stream().map(PlanViews::rule).toList();
            topics.add(new TopicView(Words.of("plans.topic." + topic.name()), rules));
        }
        return topics;
    }

    static WithdrawnLine withdrawn(Withdrawal one) {
        String on = Formats.moment(one.at());
        String key = one.isRefusal() ? "plans.withdrawn.refused" : "plans.withdrawn.back";
        return new WithdrawnLine(
                Words.of(key, one.code(), one.version(), one.proposedBy(), on, one.byAccount()),
                one.reason());
    }

    private static RuleView rule(Rule rule) {
        return switch (rule.origin()) {
            case Origin.Sourced(var citation) ->
                    new RuleView(rule.id(), in(rule.text()), in(citation), false);
            case Origin.Setting() -> new RuleView(rule.id(), in(rule.text()), "", true);
        };
    }

    private static Definition fact(String key, String value) {
        return new Definition(Words.of("plans.fact." + key), value);
    }

    static String in(Text text) {
        return text.in(Language.ofRequest().locale());
    }

    private static String money(Plan plan, Amount amount) {
        return Formats.money(amount, plan.currency());
    }
}
