package org.tongzhou.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A value that one version of a plan changes; absent before or after if it is added or removed.
public record PlanDifference(String path, Optional<String> before, Optional<String> after) {

    /// All differences in the order of their paths. Diseases, questions, rules and severities are
    /// compared by their code, so that one put in between does not shift the others.
    public static List<PlanDifference> between(Plan before, Plan after) {
        Map<String, String> old = Flattening.of(before);
        Map<String, String> now = Flattening.of(after);
        Set<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        List<PlanDifference> changes = new ArrayList<>();
        for (String path : paths) {
            Optional<String> was = Optional.ofNullable(old.get(path));
            Optional<String> is = Optional.ofNullable(now.get(path));
            if (!was.equals(is)) {
                changes.add(new PlanDifference(path, was, is));
            }
        }
        return List.copyOf(changes);
    }
}
