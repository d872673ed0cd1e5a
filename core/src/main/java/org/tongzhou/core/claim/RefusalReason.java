package org.tongzhou.core.claim;

import java.util.List;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Rule;
import org.tongzhou.core.plan.Topic;

/// Why a claim is refused, as a code; the decision quotes one of its rules.
public enum RefusalReason {
    BEFORE_JOINING(Topic.WAITING, true),
    WAITING_PERIOD(Topic.WAITING, true),
    COVER_ENDED(Topic.LEAVING, true),
    COVER_SUSPENDED(Topic.DEBITS, true),
    TOO_LATE(Topic.CLAIMS, true),
    DISEASE_NOT_COVERED(Topic.DISEASES, true),
    NO_BENEFIT(Topic.BENEFITS, true),
    ALREADY_PAID(Topic.BENEFITS, true),
    /// The papers do not show what the definition of the disease asks for.
    DEFINITION_NOT_MET(Topic.DISEASES, false),
    /// Health questions on joining were not answered truthfully.
    UNTRUE_DECLARATION(Topic.DECLARATION, false),
    /// Papers that were asked for did not come.
    PAPERS_MISSING(Topic.PAPERS, false);

    private final Topic topic;
    private final boolean byRule;

    RefusalReason(Topic topic, boolean byRule) {
        this.topic = topic;
        this.byRule = byRule;
    }

    /// What a plan says on it. Its rules on claims begin with the deadline, or the document is not
    /// taken over; those that follow are about what comes after a decision.
    public List<Rule> rules(Plan plan) {
        List<Rule> onTopic = plan.rulesOn(topic);
        return this == TOO_LATE ? onTopic.stream().limit(1).toList() : onTopic;
    }

    /// Whether the rules alone decide it: then it holds only where [Assessment] says so.
    public boolean isByRule() {
        return byRule;
    }
}
