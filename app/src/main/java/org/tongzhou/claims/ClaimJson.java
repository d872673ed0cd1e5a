package org.tongzhou.claims;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /// A step; its note only where the reader may see it.
    record StepJson(
            int step,
            @Nullable String event,
            String state,
            Instant at,
            @Nullable Instant dueAt,
            @Nullable String note) {}

    record PaperJson(int number, String kind, Instant addedAt) {}

    /// The decision with the rule that it quotes, in both languages.
    record DecisionJson(
            Instant at,
            boolean pays,
            @Nullable Long benefitMinor,
            @Nullable String reason,
            @Nullable RuleJson rule,
            @Nullable String note) {}

    record RuleJson(String id, int planVersion, String zh, String en) {}

    /// A claim with its course.
    record ClaimFileJson(
            ClaimJson claim,
            Reporter reporter,
            @Nullable String hospital,
            @Nullable String story,
            List<StepJson> steps,
            List<PaperJson> papers,
            @Nullable DecisionJson decision) {

        static ClaimFileJson of(ClaimFile file, String plan, boolean staff) {
            List<StepJson> steps =
                    file.steps().stream()
                            .map(step ->
                                    new StepJson(
                                            step.number(),
                                            step.event() == null ? null : step.event().name(),
                                            step.state().name(),
                                            step.at(),
                                            step.dueAt().orElse(null),
                                            (staff ? step.note() : step.noteForClaimant())
                                                    .orElse(null)))
                            .toList();
            List<PaperJson> papers =
                    file.papers().stream()
                            .map(p -> new PaperJson(p.number(), p.kind().name(), p.addedAt()))
                            .toList();
            return new ClaimFileJson(
                    ClaimJson.of(file.claim(), plan),
                    file.reporter(),
                    file.hospital().orElse(null),
                    file.story().orElse(null),
                    steps,
                    papers,
                    file.decision().map(ClaimFileJson::decision).orElse(null));
        }

        private static DecisionJson decision(Decision decision) {
            return switch (decision) {
                case Decision.Paid(var at, var benefit, var note) ->
                        new DecisionJson(at, true, benefit.minor(), null, null, note.orElse(null));
                case Decision.Refused(var at, var reason, var rule, var version, var note) ->
                        new DecisionJson(
                                at,
                                false,
                                null,
                                reason.name(),
                                new RuleJson(
                                        rule.id(), version, rule.text().zh(), rule.text().en()),
                                note.orElse(null));
            };
        }
    }
}
