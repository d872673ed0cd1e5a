package org.tongzhou.claims;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tongzhou.core.claim.ClaimState;
import org.tongzhou.core.claim.Obstacle;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Rule;
import org.tongzhou.core.plan.Text;
import org.tongzhou.core.plan.Topic;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.web.Definition;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Step;
import org.tongzhou.web.Words;

/// How claims are put into words, for members and for staff.
final class ClaimText {

    private ClaimText() {}

    static String in(Text text) {
        Locale locale = Words.Language.ofRequest().locale();
        return text.in(locale);
    }

    static String disease(Plan plan, ClaimView claim) {
        return plan.disease(claim.diagnosis().disease())
                .map(disease -> in(disease.name()))
                .orElse(claim.diagnosis().disease());
    }

    static String severity(Plan plan, ClaimView claim) {
        return plan.severity(claim.diagnosis().severity())
                .map(severity -> in(severity.name()))
                .orElse(claim.diagnosis().severity());
    }

    static String state(ClaimState state) {
        return Words.of("claims.state." + state.name());
    }

    /// The tone of a state's tag.
    static String tone(ClaimState state) {
        return switch (state) {
            case ClaimState.Open.INCOMPLETE, ClaimState.Open.OBJECTED -> "caution";
            case ClaimState.Open _ -> "note";
            case ClaimState.Granted _ -> "good";
            case ClaimState.Closed.PAID -> "good";
            case ClaimState.Closed.REFUSED -> "bad";
            case ClaimState.Closed.WITHDRAWN -> "note";
        };
    }

    /// The day alone, for the lists of the staff.
    static String due(ClaimView claim, ListedPlan plan) {
        return claim.dueAt()
                .map(at -> Words.of("claims.due", Formats.day(plan.plan().dayOf(at))))
                .orElse("");
    }

    /// The steps taken, and the one that the claim waits in.
    static List<Step> course(ClaimFile file, Instant now) {
        List<Step> shown = new ArrayList<>();
        for (ClaimStep step : file.steps()) {
            boolean last = step.number() == file.claim().lastStep();
            boolean current = last && !(step.state() instanceof ClaimState.Closed);
            String note = Formats.moment(step.at(), file.plan().plan().zone());
            if (current && step.dueAt().isPresent()) {
                note += " · " + DueText.of(step.state(), step.dueAt().get(), file.plan(), now);
            }
            shown.add(
                    new Step(
                            state(step.state()),
                            current ? Step.State.CURRENT : Step.State.DONE,
                            note));
        }
        return shown;
    }

    static List<Definition> facts(ClaimFile file) {
        String gone = Words.of("claims.erased");
        List<Definition> facts = new ArrayList<>(factsOfDecision(file));
        file.reporter()
                .map(reporter -> reporter(reporter, file))
                .ifPresent(text -> facts.add(fact("claims.reportedBy", text)));
        facts.add(fact("claims.hospital", file.hospital().orElse(gone)));
        facts.add(fact("claims.story", file.story().orElse(gone)));
        return facts;
    }

    /// What a plan's document says about papers, in its own words.
    static List<String> rulesOnPapers(ListedPlan plan) {
        return plan.plan().rulesOn(Topic.PAPERS).stream()
                .map(rule -> rule(rule, plan.plan(), plan.plan().version()))
                .toList();
    }

    /// A rule in its own words, with its number, its plan and the version that it is quoted from.
    static String rule(Rule rule, Plan plan, int version) {
        return Words.of("claims.rule", rule.id(), in(rule.text()), in(plan.name()), version);
    }

    /// The facts that a decision follows from.
    static List<Definition> factsOfDecision(ClaimFile file) {
        Plan plan = file.plan().plan();
        ClaimView claim = file.claim();
        List<Definition> facts = new ArrayList<>();
        facts.add(fact("claims.plan", in(plan.name()) + " v" + claim.planVersion()));
        facts.add(fact("claims.disease", disease(plan, claim)));
        facts.add(fact("claims.severity", severity(plan, claim)));
        facts.add(fact("claims.accident", yesNo(claim.diagnosis().accident())));
        facts.add(fact("claims.diagnosedOn", Formats.day(claim.diagnosis().diagnosedOn())));
        facts.add(fact("claims.age", Formats.count(claim.ageAtDiagnosis())));
        return facts;
    }

    private static String reporter(Reporter reporter, ClaimFile file) {
        String name = file.reporterName().orElse("–");
        return Words.of("claims.reportedBy." + reporter, name);
    }

    private static Definition fact(String wordsKey, String value) {
        return new Definition(Words.of(wordsKey), value);
    }

    static String yesNo(boolean yes) {
        return yes ? Words.of("claims.yes") : Words.of("claims.no");
    }

    static String obstacle(Obstacle obstacle) {
        String key = "claims.obstacle." + obstacle.reason();
        return switch (obstacle) {
            case Obstacle.BeforeJoining(var day) -> Words.of(key, Formats.day(day));
            case Obstacle.StillWaiting(var day) -> Words.of(key, Formats.day(day));
            case Obstacle.CoverEnded(var end) -> Words.of(key, Formats.day(end.day()));
            case Obstacle.TooLate(var day) -> Words.of(key, Formats.day(day));
            case Obstacle.NoBenefit(var age, var atOtherAges) ->
                    atOtherAges ? Words.of(key, age) : Words.of("claims.obstacle.neverPaid");
            case Obstacle.CoverSuspended _, Obstacle.DiseaseNotCovered _, Obstacle.AlreadyPaid _ ->
                    Words.of(key);
        };
    }
}
