package org.tongzhou.core.plan;

import java.util.List;

/// A milder form of a disease that has a definition of its own and is paid by its own severity.
public record DiseaseForm(
        String severityCode, Text name, Criterion definition, List<Text> exclusions) {

    public DiseaseForm {
        Require.slug("severity", severityCode);
        exclusions = List.copyOf(exclusions);
    }
}
