package org.tongzhou.claims;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.claim.Diagnosis;
import org.tongzhou.core.claim.Obstacle;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.core.plan.Disease;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.OwnMemberships;
import org.tongzhou.members.Members;
import org.tongzhou.members.Relatives;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Option;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// Reporting an illness: for whom, then what happened. Papers follow on the claim's own page.
@Controller
@RequestMapping("/me/claims/new")
class ReportController {

    private static final String CHOOSE = "claims/choose";
    private static final String REPORT = "claims/report";

    private final Claims claims;
    private final Plans plans;
    private final Members members;
    private final Relatives relatives;
    private final OwnMemberships memberships;

    ReportController(
            Claims claims,
            Plans plans,
            Members members,
            Relatives relatives,
            OwnMemberships memberships) {
        this.claims = claims;
        this.plans = plans;
        this.members = members;
        this.relatives = relatives;
        this.memberships = memberships;
    }

    record Choice(String href, String name, String plan) {}

    record ChoosePage(List<Choice> choices) {}

    /// @param obstacles what the rules say against it, once it is known what is to be reported
    /// @param toldOf the reasons of these, so that what is told once is not told again
    record ReportPage(
            Form form,
            List<ObstacleText> obstacles,
            String toldOf,
            String name,
            String plan,
            int deadlineDays,
            List<Option> diseases,
            List<Option> severities,
            List<Option> yesNo) {}

    /// With one membership there is nothing to choose.
    @GetMapping
    ModelAndView ask(
            @AuthenticationPrincipal Account account,
            @RequestParam(required = false) @Nullable Long enrolment) {
        List<Membership> own = memberships(account);
        if (enrolment == null && own.size() != 1) {
            List<Choice> choices = own.stream().map(this::choice).toList();
            return Pages.show(CHOOSE, new ChoosePage(choices));
        }
        Membership member = enrolment == null ? own.getFirst() : own(own, enrolment);
        Form form = Form.filled(Map.of("enrolment", "" + member.enrolment()));
        return Pages.show(REPORT, page(member, form));
    }

    private static Membership own(List<Membership> own, long enrolment) {
        return own.stream()
                .filter(member -> member.enrolment() == enrolment)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// Past ones too: a claim may come late.
    private List<Membership> memberships(Account account) {
        return memberships.of(account.id()).stream()
                .filter(one -> relatives.speaksFor(account.id(), one.person()))
                .toList();
    }

    private Choice choice(Membership member) {
        return new Choice(
                "/me/claims/new?enrolment=" + member.enrolment(), name(member), planName(member));
    }

    private String name(Membership member) {
        return members.name(member.person()).orElse(Words.of("claims.erased"));
    }

    private Plan plan(Membership member) {
        return plans.version(member.plan(), member.planVersion()).plan();
    }

    private String planName(Membership member) {
        return ClaimText.in(plan(member).name());
    }

    private ReportPage page(Membership member, Form form) {
        return page(member, form, List.of());
    }

    private ReportPage page(Membership member, Form form, List<Obstacle> obstacles) {
        Plan plan = plan(member);
        String words = form.text("words");
        List<Disease> found = plan.findByName(words);
        List<Option> severities =
                plan.severities().stream()
                        .map(severity -> new Option(severity.code(), ClaimText.in(severity.name())))
                        .toList();
        return new ReportPage(
                form,
                ObstacleText.of(plan, obstacles),
                reasons(obstacles).map(Enum::name).collect(Collectors.joining(",")),
                name(member),
                ClaimText.in(plan.name()),
                plan.claimDeadlineDays(),
                options(plan, found.isEmpty() ? plan.diseases() : found, form.text("disease")),
                severities,
                List.of(
                        new Option("true", Words.of("claims.yes")),
                        new Option("false", Words.of("claims.no"))));
    }

    /// What was chosen before a search stays among the choices.
    private static List<Option> options(Plan plan, List<Disease> found, String chosen) {
        List<Disease> shown = new ArrayList<>(found);
        plan.disease(chosen).filter(disease -> !shown.contains(disease)).ifPresent(shown::add);
        return shown.stream()
                .map(disease -> new Option(disease.code(), ClaimText.in(disease.name())))
                .toList();
    }

    @PostMapping
    ModelAndView report(@AuthenticationPrincipal Account account, Form form) {
        Membership member = own(memberships(account), number(form.text("enrolment")));
        if (form.has("do", "search")) {
            boolean none =
                    !form.text("words").isEmpty()
                            && plan(member).findByName(form.text("words")).isEmpty();
            Form searched = none ? form.with("words", "claims.words.none") : form;
            return Pages.show(REPORT, page(member, searched));
        }
        return switch (parse(form, member.enrolment())) {
            case Parsed.Bad(var wrong) -> Pages.refused(REPORT, page(member, wrong));
            case Parsed.Good(var report) -> send(account, report, member, form);
        };
    }

    /// Nothing is sent before the claimant was told what the rules say against it.
    private ModelAndView send(Account account, Report report, Membership member, Form form) {
        List<Obstacle> obstacles = claims.obstacles(account.id(), report);
        List<String> toldOf = List.of(form.text("toldOf").split(","));
        return reasons(obstacles).map(Enum::name).allMatch(toldOf::contains)
                ? reported(claims.report(account.id(), report), member, form)
                : Pages.show(REPORT, page(member, form, obstacles));
    }

    private static Stream<RefusalReason> reasons(List<Obstacle> obstacles) {
        return obstacles.stream().map(Obstacle::reason);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static Parsed<Report> parse(Form form, long enrolment) {
        return form.parse(fields -> {
            var disease = fields.value("disease", text -> chosen("disease", text));
            var severity = fields.value("severity", text -> chosen("severity", text));
            var accident = fields.value("accident", text -> chosen("accident", text));
            var day = fields.value("diagnosedOn", ReportController::day);
            var hospital = fields.value("hospital", Report::hospital);
            var story = fields.value("story", Report::story);
            return () ->
                    new Report(
                            enrolment,
                            new Diagnosis(
                                    disease.get(),
                                    severity.get(),
                                    accident.get().equals("true"),
                                    day.get()),
                            hospital.get(),
                            story.get());
        });
    }

    private static String chosen(String field, String text) {
        if (text.isEmpty()) {
            throw new BadInput(field, "claims.choose");
        }
        return text;
    }

    private static LocalDate day(String text) {
        return Optional.of(text)
                .filter(typed -> typed.matches("\\d{4}-\\d{2}-\\d{2}"))
                .map(LocalDate::parse)
                .orElseThrow(() -> new BadInput("diagnosedOn", "claims.day.bad"));
    }

    private ModelAndView reported(Reported reported, Membership member, Form form) {
        return switch (reported) {
            case Reported.Accepted(var claim) -> Pages.next("/me/claims/" + claim);
            case Reported.AlreadyReported(var claim) -> Pages.next("/me/claims/" + claim);
            case Reported.NotYours() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case Reported.UnknownDisease() ->
                    Pages.refused(REPORT, page(member, form.with("disease", "claims.disease.no")));
            case Reported.UnknownSeverity() ->
                    Pages.refused(
                            REPORT, page(member, form.with("severity", "claims.severity.no")));
            case Reported.ImpossibleDay() ->
                    Pages.refused(
                            REPORT,
                            page(member, form.with("diagnosedOn", "claims.day.impossible")));
            case Reported.PlanClosed(var lastDay) ->
                    Pages.refused(
                            REPORT,
                            page(
                                    member,
                                    form.with(
                                            "diagnosedOn",
                                            "claims.planClosed",
                                            Formats.day(lastDay))));
        };
    }
}
