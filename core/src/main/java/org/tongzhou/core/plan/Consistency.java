package org.tongzhou.core.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Checks between the parts of a plan: what one part names must exist in another.
final class Consistency {

    private Consistency() {}

    static void check(List<Severity> severities, List<Disease> diseases, BenefitTable benefits) {
        Require.that(!diseases.isEmpty(), "a plan covers at least one disease");
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
        Set<Topic> missing = new HashSet<>(Plan.topics());
        rules.forEach(rule -> missing.remove(rule.topic()));
        Require.that(missing.isEmpty(), "rules have none on " + missing);
        known("rule", ids, admission.joiningAges().ruleId());
        known("rule", ids, admission.residence().ruleId());
        known("rule", ids, admission.opening().ruleId());
        known("rule", ids, admission.relationRuleId());
        declaration.questions().forEach(question -> known("rule", ids, question.ruleId()));
    }

    private static void known(String kind, List<String> all, String code) {
        Require.that(all.contains(code), "%s '%s' is not defined".formatted(kind, code));
    }
}
