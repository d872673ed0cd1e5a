package org.tongzhou.enrolment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Question;
import org.tongzhou.core.plan.Refusal;
import org.tongzhou.core.plan.Rule;
import org.tongzhou.members.Countries;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;
import org.tongzhou.web.Words.Language;

/// Why somebody was not admitted, in words: the reason, the rule that says so, and what to do next.
///
/// @param type stays the same for ever: programs decide by it
/// @param rule the number of the rule, empty where no rule of the plan is against it
record AdmissionRefusal(String type, String reason, String rule, String ruleText, String next) {

    static AdmissionRefusal of(Admitted admitted, Plan plan) {
        return switch (admitted) {
            case Admitted.RefusedByRule(var refusal) -> byRule(refusal, plan);
            case Admitted.RefusedByDeclaration(var question) ->
                    byQuestion("refused-by-declaration", question, plan);
            case Admitted.Referred(var question) -> byQuestion("referred", question, plan);
            case Admitted.Unanswered(var questions) ->
                    plain("unanswered", String.join(", ", questions));
            case Admitted.ConsentMissing(var missing) ->
                    plain(
                            "consent-missing",
                            String.join(", ", missing.stream().map(Enum::name).sorted().toList()));
            case Admitted.AlreadyMember(var enrolment) -> plain("already-member", "" + enrolment);
            case Admitted.CheckPending() -> plain("check-pending");
            case Admitted.CheckDiffers() -> plain("check-differs");
            case Admitted.BeingClosed() -> plain("being-closed");
            case Admitted.PlanClosed() -> plain("plan-closed");
            case Admitted.Full(var most) -> plain("plan-full", Formats.count(most));
            case Admitted.Joined _ -> throw new IllegalArgumentException("was admitted");
        };
    }

    private static AdmissionRefusal plain(String type, Object... args) {
        return new AdmissionRefusal(
                type,
                Words.of("enrolment.refusal." + type, args),
                "",
                "",
                Words.of("enrolment.next." + type));
    }

    private static AdmissionRefusal byRule(Refusal refusal, Plan plan) {
        return switch (refusal) {
            case Refusal.TooYoung(var rule, var from) ->
                    quoting("too-young", rule, plan, Formats.day(from));
            case Refusal.TooOld(var rule, var age, var most) ->
                    quoting("too-old", rule, plan, age, most);
            case Refusal.NotYetOpen(var rule, var opensOn, var takesNames) ->
                    quoting(
                            takesNames ? "not-yet-open-preregister" : "not-yet-open",
                            rule,
                            plan,
                            Formats.day(opensOn));
            case Refusal.LivesElsewhere(var rule, var country) ->
                    quoting("lives-elsewhere", rule, plan, Countries.name(country));
            case Refusal.RelationNotAllowed(var rule, var relation) ->
                    quoting(
                            "relation-not-allowed",
                            rule,
                            plan,
                            Words.of("members.relation." + relation.name()));
        };
    }

    private static AdmissionRefusal byQuestion(String type, Question question, Plan plan) {
        String asked = question.text().in(Language.ofRequest().locale());
        return quoting(type, question.ruleId(), plan, asked);
    }

    private static AdmissionRefusal quoting(String type, String ruleId, Plan plan, Object... args) {
        Rule rule = plan.rule(ruleId).orElseThrow();
        return new AdmissionRefusal(
                type,
                Words.of("enrolment.refusal." + type, args),
                ruleId,
                rule.text().in(Language.ofRequest().locale()),
                Words.of("enrolment.next." + type));
    }

    /// What a program gets besides type and reason.
    Map<String, Object> properties(Plan plan) {
        Map<String, Object> more = new LinkedHashMap<>();
        if (!rule.isEmpty()) {
            more.put("plan", plan.code());
            more.put("planVersion", plan.version());
            more.put("rule", rule);
            more.put("ruleText", ruleText);
        }
        more.put("next", next);
        return more;
    }
}
