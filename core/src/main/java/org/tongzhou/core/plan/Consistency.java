package org.tongzhou.core.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Checks between the parts of a plan: what one part names must exist in another.
final class Consistency {

    private Consistency() {}

    static void check(List<Severity> severities, List<Disease> diseases, BenefitTable benefits) {
        Require.that(!diseases.isEmpty(), Flaw.Kind.NO_DISEASE);
        List<String> degrees = severities.stream().map(Severity::code).toList();
        List<String> codes = diseases.stream().map(Disease::code).toList();
        Require.distinct("severity", degrees);
        Require.distinct("disease", codes);
        for (Disease disease : diseases) {
            disease.severityCodes().forEach(code -> known("severity", degrees, code));
            disease.partOf().ifPresent(code -> known("disease", codes, code));
        }
        for (Benefit row : benefits.rows()) {
            known("severity", degrees, row.severity());
            row.disease().ifPresent(code -> known("disease", codes, code));
        }
    }

    static void check(List<Rule> rules, Admission admission, Declaration declaration) {
        List<String> ids = rules.stream().map(Rule::id).toList();
        Require.distinct("rule", ids);
        Set<Topic> missing = EnumSet.copyOf(Plan.topics());
        rules.forEach(rule -> missing.remove(rule.topic()));
        Require.that(missing.isEmpty(), Flaw.Kind.NO_RULE_ON, listed(missing));
        known("rule", ids, admission.joiningAges().ruleId());
        known("rule", ids, admission.residence().ruleId());
        known("rule", ids, admission.opening().ruleId());
        known("rule", ids, admission.relationRuleId());
        declaration.questions().forEach(question -> known("rule", ids, question.ruleId()));
    }

    private static void known(String kind, List<String> all, String code) {
        Require.that(all.contains(code), Flaw.Kind.NOT_DEFINED, kind, code);
    }

    private static String listed(Set<Topic> topics) {
        return topics.stream()
                .map(topic -> topic.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
