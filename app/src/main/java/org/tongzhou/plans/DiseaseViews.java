package org.tongzhou.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tongzhou.core.plan.Criterion;
import org.tongzhou.core.plan.Disease;
import org.tongzhou.core.plan.DiseaseForm;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.web.Words;

/// The diseases of a plan in the words of the reader, and which of them it pays for.
final class DiseaseViews {

    private DiseaseViews() {}

    /// A disease with its definition, its conditions and what is not covered.
    ///
    /// @param notes what to know of it beside the definition
    record DiseaseView(
            String name,
            String aliases,
            String definition,
            List<String> parts,
            List<String> notes,
            List<String> not) {}

    /// How many diseases are listed; those listed under a name of their own are no more of them.
    static String count(Plan plan) {
        int named = (int) plan.diseases().stream().filter(one -> one.partOf().isPresent()).count();
        int listed = plan.diseases().size() - named;
        String count =
                plan.diseasesStated()
                        .filter(stated -> stated != listed)
                        .map(stated -> Words.of("plans.diseasesStated", listed, stated))
                        .orElse(Words.of("plans.diseasesListed", listed));
        return named == 0 ? count : Words.of("plans.diseasesNamed", count, named);
    }

    static DiseaseView view(Plan plan, Disease disease) {
        List<String> aliases = disease.aliases().stream().map(PlanViews::in).toList();
        List<String> parts = new ArrayList<>();
        disease.partOf()
                .flatMap(plan::disease)
                .ifPresent(
                        whole -> parts.add(Words.of("plans.partOf", PlanViews.in(whole.name()))));
        collect(disease.criteria(), parts);
        disease.forms().forEach(form -> parts.add(form(plan, disease, form)));
        return new DiseaseView(
                PlanViews.in(disease.name()),
                String.join(Words.of("plans.comma"), aliases),
                PlanViews.in(disease.definition()),
                parts,
                notes(plan, disease),
                disease.exclusions().stream().map(PlanViews::in).toList());
    }

    private static List<String> notes(Plan plan, Disease disease) {
        List<String> notes = new ArrayList<>();
        boolean isPaid =
                disease.severityCodes().stream()
                        .anyMatch(severity -> plan.benefits().pays(disease.code(), severity));
        if (!isPaid) {
            notes.add(Words.of("plans.disease.unpaid"));
        } else if (disease.provenLater()) {
            notes.add(Words.of("plans.disease.provenLater", plan.claimDeadlineDays()));
        }
        return notes;
    }

    /// A milder form, and whether the benefit table pays for it: for the whole disease, for some
    /// that are listed as parts of it, or not at all.
    private static String form(Plan plan, Disease disease, DiseaseForm form) {
        String name = PlanViews.in(form.name());
        String severity = form.severityCode();
        if (plan.benefits().pays(disease.code(), severity)) {
            String degree = PlanViews.in(plan.severity(severity).orElseThrow().name());
            return Words.of("plans.form", name, degree);
        }
        String paid =
                plan.diseases().stream()
                        .filter(part -> part.partOf().filter(disease.code()::equals).isPresent())
                        .filter(part -> part.severityCodes().contains(severity))
                        .filter(part -> plan.benefits().pays(part.code(), severity))
                        .map(part -> PlanViews.in(part.name()))
                        .collect(Collectors.joining(Words.of("plans.comma")));
        return paid.isEmpty()
                ? Words.of("plans.form.unpaid", name)
                : Words.of("plans.form.only", name, paid);
    }

    private static void collect(Criterion criterion, List<String> parts) {
        if (!criterion.needsAll()) {
            parts.add(Words.of("plans.atLeast", criterion.atLeast()));
        }
        for (Criterion part : criterion.parts()) {
            parts.add(PlanViews.in(part.text()));
            collect(part, parts);
        }
    }
}
