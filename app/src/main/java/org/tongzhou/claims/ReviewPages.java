package org.tongzhou.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.claim.Assessment;
import org.tongzhou.core.claim.ClaimState;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Question;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Members;
import org.tongzhou.web.Definition;
import org.tongzhou.web.Form;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Option;
import org.tongzhou.web.Step;
import org.tongzhou.web.Words;
import tools.jackson.databind.json.JsonMapper;

/// Puts together what staff see of a claim.
@Component
class ReviewPages {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Claims claims;
    private final Members members;
    private final Enrolments enrolments;
    private final Gate gate;

    ReviewPages(Claims claims, Members members, Enrolments enrolments, Gate gate) {
        this.claims = claims;
        this.members = members;
        this.enrolments = enrolments;
        this.gate = gate;
    }

    record PaperLine(int number, String kind, String addedAt, String elsewhere) {}

    record NoteLine(String title, String text) {}

    /// What the first reviewer found, for whoever is to confirm it.
    ///
    /// @param rule its text, where the finding is a refusal
    record FindingView(String title, String reason, String rule, String note, String explanation) {}

    /// @param isOpen whether it waits for its decision; what the rules say then is past afterwards
    /// @param whyNot what he could otherwise do, in words
    /// @param mayConfirm whether he may confirm what the first reviewer found
    /// @param explains whether he may find, and then says why in words to the claimant
    /// @param isWhole whether the page holds what is medical, too
    record ReviewPage(
            long claim,
            String name,
            String title,
            String state,
            String tone,
            int step,
            List<Step> steps,
            List<Definition> facts,
            List<Definition> membership,
            List<Definition> declaration,
            List<PaperLine> papers,
            boolean isOpen,
            List<ObstacleText> obstacles,
            String benefit,
            List<NoteLine> notes,
            @Nullable FindingView found,
            boolean mayConfirm,
            DecisionText decision,
            List<Option> acts,
            List<String> whyNot,
            List<Option> reasons,
            boolean explains,
            List<Option> rules,
            boolean isWhole,
            Form form) {}

    ReviewPage page(Account account, ClaimView claim, Form form) {
        boolean isWhole = readsAll(account);
        ClaimFile file = isWhole ? claims.file(claim) : claims.file(claim).forAuditor();
        Plan plan = file.plan().plan();
        Membership member = enrolments.find(claim.enrolment()).orElseThrow();
        Assessment assessment = claims.assessment(claim);
        var choices = ReviewChoices.of(account, file, assessment);
        return new ReviewPage(
                claim.claim(),
                isWhole
                        ? members.name(claim.person()).orElse(Words.of("claims.erased"))
                        : members.maskedName(claim.person()),
                ClaimText.disease(plan, claim),
                ClaimText.state(claim.state()),
                ClaimText.tone(claim.state()),
                claim.lastStep(),
                ClaimText.course(file, gate.now()),
                isWhole ? ClaimText.facts(file) : ClaimText.factsOfDecision(file),
                membership(plan, member),
                isWhole ? declaration(plan, member) : List.of(),
                file.papers().stream().map(paper -> line(plan, paper)).toList(),
                claim.state() instanceof ClaimState.Open,
                ObstacleText.of(plan, assessment.obstacles()),
                assessment.benefit().map(b -> Formats.money(b, plan.currency())).orElse("—"),
                notes(file, isWhole),
                found(file),
                choices.may(StaffAct.CONFIRM),
                DecisionText.of(file).forStaff(),
                choices.acts(),
                choices.whyNot(),
                choices.reasons().stream().map(one -> new Option(one.name(), reason(one))).toList(),
                choices.explains(),
                rules(plan, assessment, choices.reasons()),
                isWhole,
                form);
    }

    /// Whoever works on claims reads all of one; an auditor what a check of its decision needs.
    static boolean readsAll(Account account) {
        return ClaimsConfiguration.STAFF.stream().anyMatch(account::has);
    }

    private static List<Definition> membership(Plan plan, Membership member) {
        return List.of(
                new Definition(
                        Words.of("claims.joinedAt"),
                        Formats.moment(member.joinedAt(), plan.zone())),
                new Definition(Words.of("claims.coveredFrom"), Formats.day(member.coveredFrom())));
    }

    /// The answers given on joining, beside the questions; who moved here answered another plan's.
    private List<Definition> declaration(Plan plan, Membership member) {
        List<Definition> shown = new ArrayList<>();
        answers(member)
                .forEach((id, yes) ->
                        shown.add(new Definition(question(plan, id), ClaimText.yesNo(yes))));
        return shown;
    }

    private Map<String, Boolean> answers(Membership member) {
        Map<String, Boolean> answers = new TreeMap<>();
        enrolments
                .declaration(member)
                .map(JSON::readTree)
                .ifPresent(tree ->
                        tree.properties()
                                .forEach(e -> answers.put(e.getKey(), e.getValue().asBoolean())));
        return answers;
    }

    private static String question(Plan plan, String id) {
        return plan.declaration().questions().stream()
                .filter(question -> question.id().equals(id))
                .map(Question::text)
                .map(ClaimText::in)
                .findFirst()
                .orElse(id);
    }

    private PaperLine line(Plan plan, ClaimPaper paper) {
        String others =
                claims.alsoHandedInFor(paper).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
        return new PaperLine(
                paper.number(),
                Words.of("claims.paper." + paper.kind()),
                Formats.moment(paper.addedAt(), plan.zone()),
                others.isEmpty() ? "" : Words.of("claims.paper.elsewhere", others));
    }

    private static List<NoteLine> notes(ClaimFile file, boolean isWhole) {
        List<NoteLine> notes = new ArrayList<>();
        for (ClaimStep step : file.steps()) {
            String by = by(step);
            String title =
                    ClaimText.state(step.state())
                            + " · "
                            + Formats.moment(step.at(), file.plan().plan().zone())
                            + (isWhole || !step.isOfClaimant() ? " · " + by : "")
                            + step.finding().map(f -> " · " + finding(f)).orElse("")
                            + step.reason().map(r -> " · " + reason(r)).orElse("");
            notes.add(new NoteLine(title, step.note().orElse("")));
        }
        return notes;
    }

    /// The finding that waits for a second person, with the rule that it quotes.
    private static @Nullable FindingView found(ClaimFile file) {
        ClaimStep step = file.steps().getLast();
        if (file.claim().state() != ClaimState.Open.IN_CONFIRMATION || step.finding().isEmpty()) {
            return null;
        }
        Plan plan = file.plan().plan();
        String by = by(step);
        String rule =
                step.rule()
                        .flatMap(plan::rule)
                        .map(one -> one.id() + " " + ClaimText.in(one.text()))
                        .orElse("");
        return new FindingView(
                finding(step.finding().get()) + " · " + by,
                step.reason().map(ReviewPages::reason).orElse(""),
                rule,
                step.note().orElse(""),
                step.explanation().orElse(""));
    }

    private static String by(ClaimStep step) {
        return step.byAccount() == Claims.PLATFORM
                ? Words.of("claims.byPlatform")
                : Words.of("claims.byAccount", step.byAccount());
    }

    private static String finding(Finding finding) {
        return Words.of("claims.finding." + finding);
    }

    private static String reason(RefusalReason reason) {
        return Words.of("claims.reason." + reason);
    }

    private static List<Option> rules(
            Plan plan, Assessment assessment, List<RefusalReason> reasons) {
        return reasons.stream()
                .flatMap(reason -> assessment.rules(plan, reason).stream())
                .distinct()
                .map(rule -> new Option(rule.id(), rule.id() + " " + ClaimText.in(rule.text())))
                .toList();
    }
}
