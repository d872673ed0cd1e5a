package org.tongzhou.plans;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongzhou.core.plan.Origin;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Question;
import org.tongzhou.core.plan.Rule;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.core.plan.Text;
import org.tongzhou.core.plan.Topic;

/// A plan as programs read it.
final class PlanBodies {

    private PlanBodies() {}

    record BenefitBody(
            int ageFrom, int ageTo, String severity, @Nullable String disease, long amountMinor) {}

    record QuestionBody(
            String id,
            Text text,
            @Nullable Integer lookBackMonths,
            @Nullable Sex onlySex,
            int ageFrom,
            int ageTo,
            List<Text> exceptions,
            Question.OnYes onYes,
            String rule) {}

    /// @param source missing where the rule is a setting
    record RuleBody(String id, Topic topic, Text text, @Nullable Text source) {}

    record PlanBody(
            String code,
            int version,
            LocalDate effectiveFrom,
            Text name,
            Text summary,
            String currency,
            String zone,
            int minimumDays,
            int minimumYears,
            int maximumYears,
            int coveredUntilYears,
            int waitingDays,
            int claimDeadlineDays,
            int feeBasisPoints,
            List<Integer> noticeDays,
            List<Integer> debitDays,
            int declarationVersion,
            List<QuestionBody> questions,
            List<BenefitBody> benefits,
            List<RuleBody> rules) {}

    static PlanBody of(ListedPlan listed) {
        Plan plan = listed.plan();
        return new PlanBody(
                plan.code(),
                plan.version(),
                plan.effectiveFrom(),
                plan.name(),
                plan.summary(),
                plan.currency(),
                plan.zone().getId(),
                plan.admission().minimumDays(),
                plan.admission().minimumYears(),
                plan.admission().maximumYears(),
                plan.admission().coveredUntilYears(),
                plan.waiting().days(),
                plan.claimDeadlineDays(),
                plan.fee().basisPoints(),
                plan.calendar().noticeDays(),
                plan.calendar().debitDays(),
                plan.declaration().version(),
                plan.declaration().questions().stream().map(PlanBodies::question).toList(),
                benefits(plan),
                plan.rules().stream().map(PlanBodies::rule).toList());
    }

    private static List<BenefitBody> benefits(Plan plan) {
        return plan.benefits().rows().stream()
                .map(row ->
                        new BenefitBody(
                                row.ageFrom(),
                                row.ageTo(),
                                row.severity(),
                                row.disease().orElse(null),
                                row.amount().minor()))
                .toList();
    }

    private static QuestionBody question(Question question) {
        return new QuestionBody(
                question.id(),
                question.text(),
                question.lookBackMonths().orElse(null),
                question.onlySex().orElse(null),
                question.ageFrom(),
                question.ageTo(),
                question.exceptions(),
                question.onYes(),
                question.ruleId());
    }

    private static RuleBody rule(Rule rule) {
        Text source = rule.origin() instanceof Origin.Sourced(var citation) ? citation : null;
        return new RuleBody(rule.id(), rule.topic(), rule.text(), source);
    }
}
