package org.tongzhou.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A disease that a plan covers, with the conditions a diagnosis must meet.
///
/// `aliases` are names by which people look for it. `partOf` names the disease under which a
/// source counts this one: breast cancer is a malignant tumour that people look up by itself.
/// `ageTo` is the last age of a children's disease. `provenLater` says that the definition looks
/// again some time after the diagnosis.
public record Disease(
        String code,
        Text name,
        List<Text> aliases,
        String category,
        Criterion criteria,
        List<Text> exclusions,
        List<DiseaseForm> forms,
        List<String> severityCodes,
        Optional<Integer> ageTo,
        Optional<Sex> onlySex,
        Optional<String> partOf,
        boolean provenLater) {

    public Disease {
        Require.slug("code", code);
        Require.slug("category", category);
        aliases = List.copyOf(aliases);
        exclusions = List.copyOf(exclusions);
        forms = List.copyOf(forms);
        severityCodes = List.copyOf(severityCodes);
        Require.that(!severityCodes.isEmpty(), Flaw.Kind.NO_SEVERITY);
        Require.distinct("severity", severityCodes);
        for (DiseaseForm form : forms) {
            Require.that(
                    severityCodes.contains(form.severityCode()),
                    Flaw.Kind.FORM_SEVERITY,
                    form.severityCode());
        }
        ageTo.ifPresent(age -> Require.between("ageTo", age, 0, Require.OLDEST));
    }

    /// The definition's leading sentence; the conditions are its parts.
    public Text definition() {
        return criteria.text();
    }

    public boolean covers(Sex sex, int ageAtDiagnosis) {
        return ageTo.map(last -> ageAtDiagnosis <= last).orElse(true)
                && onlySex.map(sex::equals).orElse(true);
    }

    /// Its own name, its aliases and the names of its forms.
    public List<Text> names() {
        List<Text> names = new ArrayList<>(List.of(name));
        names.addAll(aliases);
        forms.forEach(form -> names.add(form.name()));
        return names;
    }
}
