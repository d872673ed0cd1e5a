package org.tongzhou.core.plan.document;

import java.util.List;
import java.util.Locale;
import org.tongzhou.core.plan.Topic;

/// Sees to it that the rules state what members must be able to read in them, by its path and in
/// both languages: each flag, and the deadline in the rule that is quoted to whoever is too late.
final class Stated {

    private static final String DEADLINE = "claimDeadlineDays";
    private static final String TOO_LATE =
            "is the first rule on claims, which is quoted to whoever reports too late, and does not"
                    + " state {%s} in both languages".formatted(DEADLINE);

    private Stated() {}

    /// Notes what the rules of a document leave open; it is a fault where it is proposed.
    static void check(Value root) {
        for (Flag flag : Flag.ALL) {
            List<Draft.Said> rules = on(flag.topic(), root);
            if (rules.stream().noneMatch(rule -> rule.paths().contains(flag.path()))) {
                String topic = flag.topic().name().toLowerCase(Locale.ROOT);
                String reason =
                        "no rule on %s states {%s} in both languages".formatted(topic, flag.path());
                root.draft().noteOfProposal(root, reason);
            }
        }
        on(Topic.CLAIMS, root).stream()
                .limit(1)
                .filter(rule -> !rule.paths().contains(DEADLINE))
                .forEach(rule -> root.draft().noteOfProposal(rule.place(), TOO_LATE));
    }

    private static List<Draft.Said> on(Topic topic, Value root) {
        return root.draft().rules().stream().filter(rule -> rule.topic() == topic).toList();
    }
}
