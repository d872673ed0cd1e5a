package org.tongzhou.claims;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongzhou.core.claim.Obstacle;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Rule;
import org.tongzhou.plans.ListedPlan;

/// A claim as the API shows it; times are instants, texts only in the whole claim.
record ClaimJson(
        long claim,
        String plan,
        int planVersion,
        long enrolment,
        String disease,
        String severity,
        boolean accident,
        LocalDate diagnosedOn,
        String state,
        int step,
        Instant reportedAt,
        @Nullable Instant dueAt) {

    static ClaimJson of(ClaimView claim, String plan) {
        return new ClaimJson(
                claim.claim(),
                plan,
                claim.planVersion(),
                claim.enrolment(),
                claim.diagnosis().disease(),
                claim.diagnosis().severity(),
                claim.diagnosis().accident(),
                claim.diagnosis().diagnosedOn(),
                claim.state().name(),
                claim.lastStep(),
                claim.reportedAt(),
                claim.dueAt().orElse(null));
    }

    /// A page of claims; `next` asks for the page after.
    record ClaimPageJson(List<ClaimJson> claims, @Nullable String next) {}

    /// A step; its note only where the reader may see it. What a finding explains to the claimant
    /// he reads in the decision.
    record StepJson(
            int step,
            @Nullable String event,
            String state,
            Instant at,
            @Nullable Instant dueAt,
            @Nullable String note,
            @Nullable String explanation) {}

    record PaperJson(int number, String kind, Instant addedAt) {}

    /// The decision with the rule that it quotes, in both languages.
    record DecisionJson(
            Instant at,
            boolean pays,
            @Nullable Long benefitMinor,
            @Nullable String reason,
            @Nullable RuleJson rule,
            @Nullable String explanation,
            @Nullable String note) {}

    record RuleJson(String id, int planVersion, String zh, String en) {

        static RuleJson of(Rule rule, int planVersion) {
            return new RuleJson(rule.id(), planVersion, rule.text().zh(), rule.text().en());
        }
    }

    /// What stands against a claim by the rules of the plan, and what they say.
    ///
    /// @param text in the language that was asked for, with the day that counts
    record ObstacleJson(RefusalReason reason, String text, List<RuleJson> rules) {

        static List<ObstacleJson> of(ListedPlan plan, List<Obstacle> obstacles) {
            return obstacles.stream().map(obstacle -> of(plan.plan(), obstacle)).toList();
        }

        private static ObstacleJson of(Plan plan, Obstacle obstacle) {
            List<RuleJson> rules =
                    obstacle.rules(plan).stream()
                            .map(rule -> RuleJson.of(rule, plan.version()))
                            .toList();
            return new ObstacleJson(obstacle.reason(), ClaimText.obstacle(obstacle), rules);
        }
    }

    /// A claim that was reported just now.
    ///
    /// @param obstacles why it will be refused, unless what was reported is put right
    record ReportedJson(@JsonUnwrapped ClaimJson claim, List<ObstacleJson> obstacles) {}

    /// A claim with its course.
    ///
    /// @param reporter missing for an auditor
    /// @param obstacles what the rules say against it while it waits for a decision
    record ClaimFileJson(
            ClaimJson claim,
            @Nullable Reporter reporter,
            @Nullable String hospital,
            @Nullable String story,
            List<StepJson> steps,
            List<PaperJson> papers,
            List<ObstacleJson> obstacles,
            @Nullable DecisionJson decision) {

        static ClaimFileJson of(
                ClaimFile file, String plan, List<Obstacle> obstacles, boolean staff) {
            List<StepJson> steps = file.steps().stream().map(step -> step(step, staff)).toList();
            List<PaperJson> papers =
                    file.papers().stream()
                            .map(p -> new PaperJson(p.number(), p.kind().name(), p.addedAt()))
                            .toList();
            return new ClaimFileJson(
                    ClaimJson.of(file.claim(), plan),
                    file.reporter().orElse(null),
                    file.hospital().orElse(null),
                    file.story().orElse(null),
                    steps,
                    papers,
                    ObstacleJson.of(file.plan(), obstacles),
                    file.decision().map(ClaimFileJson::decision).orElse(null));
        }

        private static StepJson step(ClaimStep step, boolean staff) {
            return new StepJson(
                    step.number(),
                    step.event() == null ? null : step.event().name(),
                    step.state().name(),
                    step.at(),
                    step.dueAt().orElse(null),
                    (staff ? step.note() : step.noteForClaimant()).orElse(null),
                    staff ? step.explanation().orElse(null) : null);
        }

        private static DecisionJson decision(Decision decision) {
            return switch (decision) {
                case Decision.Paid(var at, var benefit, var why, var note) ->
                        new DecisionJson(
                                at,
                                true,
                                benefit.minor(),
                                null,
                                null,
                                why.orElse(null),
                                note.orElse(null));
                case Decision.Refused(
                                var at,
                                var reason,
                                var rule,
                                var version,
                                var why,
                                var note) ->
                        new DecisionJson(
                                at,
                                false,
                                null,
                                reason.name(),
                                RuleJson.of(rule, version),
                                why.orElse(null),
                                note.orElse(null));
            };
        }
    }
}
