package org.tongzhou.core.plan;

import java.util.Collections;
import java.util.Set;

/// A numbered clause of a plan, as decisions and refusals quote it.
///
/// @param states the paths of the plan's figures that its texts state in both languages
public record Rule(String id, Topic topic, Text text, Origin origin, Set<String> states) {

    public Rule {
        states = Set.copyOf(states);
        Require.that(id.matches("[1-9][0-9]*(\\.[1-9][0-9]*)*"), Flaw.Kind.NOT_A_RULE_NUMBER, id);
    }

    public boolean statesOneOf(Set<String> paths) {
        return !Collections.disjoint(states, paths);
    }
}
