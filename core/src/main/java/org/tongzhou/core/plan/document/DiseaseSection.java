package org.tongzhou.core.plan.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongzhou.core.plan.Disease;
import org.tongzhou.core.plan.DiseaseForm;
import org.tongzhou.core.plan.Sex;

/// Reads `diseases`: shared lists by reference, less what the plan leaves out, plus its own.
final class DiseaseSection {

    /// The diseases, and how many the source states.
    record Diseases(List<Disease> all, Optional<Integer> stated) {}

    private DiseaseSection() {}

    static Found<Diseases> read(Value place) {
        Fields in = place.fields();
        var shared = in.listOrEmpty("from", DiseaseSection::fromFile);
        var own = in.listOrEmpty("list", DiseaseSection::disease);
        List<Disease> all = new ArrayList<>();
        shared.held().ifPresent(files -> files.forEach(all::addAll));
        own.held().ifPresent(all::addAll);
        all.forEach(disease -> place.draft().define(Draft.Kind.DISEASE, disease.code()));
        var only = in.listOrEmpty("only", place.draft().nameOf(Draft.Kind.DISEASE));
        var except = in.listOrEmpty("except", place.draft().nameOf(Draft.Kind.DISEASE));
        var stated = in.maybe("stated", Scalars::integer);
        return in.make(
                () -> new Diseases(chosen(all, only.value(), except.value()), stated.value()));
    }

    private static List<Disease> chosen(List<Disease> all, List<String> only, List<String> except) {
        return all.stream()
                .filter(disease -> only.isEmpty() || only.contains(disease.code()))
                .filter(disease -> !except.contains(disease.code()))
                .toList();
    }

    private static Found<List<Disease>> fromFile(Value from) {
        Optional<Value> root = from.draft().open(from);
        return new Found<>(root.flatMap(file -> listed(file.fields()).held()));
    }

    private static Found<List<Disease>> listed(Fields in) {
        in.required("source", Scalars::string);
        var all = in.list("diseases", DiseaseSection::disease);
        return in.make(all::value);
    }

    private static Found<Disease> disease(Value place) {
        Fields in = place.fields();
        Draft draft = place.draft();
        var code = in.required("code", Scalars::string);
        var name = in.required("name", Scalars::text);
        var aliases = in.listOrEmpty("aliases", Scalars::text);
        var category = in.required("category", Scalars::string);
        var criteria = in.required("definition", CriteriaSection::read);
        var exclusions = in.listOrEmpty("exclusions", Scalars::text);
        var forms = in.listOrEmpty("forms", DiseaseSection::form);
        var severities =
                in.or(
                        List.of("severe"),
                        "severities",
                        list -> list.list(draft.nameOf(Draft.Kind.SEVERITY)));
        var ageTo = in.maybe("ageTo", Scalars::integer);
        var onlySex = in.maybe("onlySex", Scalars.oneOf(Sex.class));
        var partOf = in.maybe("partOf", draft.nameOf(Draft.Kind.DISEASE));
        var provenLater = in.or(false, "provenLater", Scalars::flag);
        return in.make(() ->
                new Disease(
                        code.value(),
                        name.value(),
                        aliases.value(),
                        category.value(),
                        criteria.value(),
                        exclusions.value(),
                        forms.value(),
                        severities.value(),
                        ageTo.value(),
                        onlySex.value(),
                        partOf.value(),
                        provenLater.value()));
    }

    private static Found<DiseaseForm> form(Value place) {
        Fields in = place.fields();
        var severity = in.required("severity", place.draft().nameOf(Draft.Kind.SEVERITY));
        var name = in.required("name", Scalars::text);
        var definition = in.required("definition", CriteriaSection::read);
        var exclusions = in.listOrEmpty("exclusions", Scalars::text);
        return in.make(() ->
                new DiseaseForm(
                        severity.value(), name.value(), definition.value(), exclusions.value()));
    }
}
