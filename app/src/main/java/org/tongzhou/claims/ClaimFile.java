package org.tongzhou.claims;

import java.util.List;
import java.util.Optional;
import org.tongzhou.plans.ListedPlan;

/// Everything about a claim, opened.
///
/// @param reporter nothing for whom it is not to read
/// @param reporterName nothing if he was erased, or has registered no person
/// @param hospital nothing if the person was erased
public record ClaimFile(
        ClaimView claim,
        ListedPlan plan,
        Optional<Reporter> reporter,
        Optional<String> reporterName,
        Optional<String> hospital,
        Optional<String> story,
        List<ClaimStep> steps,
        List<ClaimPaper> papers,
        Optional<Decision> decision) {

    public ClaimFile {
        steps = List.copyOf(steps);
        papers = List.copyOf(papers);
    }

    /// What a check of the decision needs: without who reported it and the story, and with the
    /// notes of findings and decisions alone. A note of an investigation is about health.
    ClaimFile forAuditor() {
        return new ClaimFile(
                claim,
                plan,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                steps.stream().map(ClaimStep::forAuditor).toList(),
                papers,
                decision);
    }

    /// Without health data, which no log may show.
    @Override
    public String toString() {
        return "file of claim " + claim.claim();
    }
}
