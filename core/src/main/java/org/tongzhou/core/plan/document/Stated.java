package org.tongzhou.core.plan.document;

import java.util.List;
import java.util.Locale;
import org.tongzhou.core.plan.Flaw;
import org.tongzhou.core.plan.Topic;

/// Sees to it that the rules state what members must be able to read in them, by its path and in
/// both languages: what is [Spoken], and the deadline in the rule that is quoted to whoever is too
/// late.
final class Stated {

    private static final String DEADLINE = "claimDeadlineDays";
    private static final Flaw TOO_LATE = Flaw.of(Flaw.Kind.DEADLINE_NOT_STATED, DEADLINE);

    private Stated() {}

    /// Notes what the rules of a document leave open; it is a fault where it is proposed.
    static void check(Value root) {
        for (Spoken one : Spoken.ALL) {
            List<Draft.Said> rules = on(one.topic(), root);
            if (rules.stream().noneMatch(rule -> rule.paths().contains(one.path()))) {
                String topic = one.topic().name().toLowerCase(Locale.ROOT);
                Flaw flaw = Flaw.of(Flaw.Kind.NOT_STATED, topic, one.path());
                root.draft().noteOfProposal(root, flaw);
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
