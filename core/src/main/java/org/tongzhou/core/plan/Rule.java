package org.tongzhou.core.plan;

/// A numbered clause of a plan, as decisions and refusals quote it.
public record Rule(String id, Topic topic, Text text, Origin origin) {

    public Rule {
        Require.that(id.matches("[1-9][0-9]*(\\.[1-9][0-9]*)*"), Flaw.Kind.NOT_A_RULE_NUMBER, id);
    }
}
