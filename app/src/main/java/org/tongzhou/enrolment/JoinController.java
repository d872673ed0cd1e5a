package org.tongzhou.enrolment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.plan.Question;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.members.Person;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Pages;

/// Joining a plan, step by step, without script.
@Controller
class JoinController {

    private final Enrolments enrolments;
    private final Households households;
    private final Members members;
    private final Plans plans;
    private final JoinPages pages;
    private final Gate gate;

    JoinController(
            Enrolments enrolments,
            Households households,
            Members members,
            Plans plans,
            JoinPages pages,
            Gate gate) {
        this.enrolments = enrolments;
        this.households = households;
        this.members = members;
        this.plans = plans;
        this.pages = pages;
        this.gate = gate;
    }

    /// The address that plan pages link to; whoever is not signed in is asked to do that first.
    @GetMapping("/plans/{code}/join")
    ModelAndView enter(@PathVariable String code) {
        return Pages.next("/me/join/" + plan(code, gate.now()).code());
    }

    @GetMapping("/me/join/{code}")
    ModelAndView begin(
            @AuthenticationPrincipal Account account, @PathVariable String code, Form form) {
        Instant now = gate.now();
        ListedPlan plan = plan(code, now);
        Optional<Household> household = households.of(account);
        if (household.isEmpty()) {
            return households.instead(account, "/me/join/" + plan.code());
        }
        Form opening = form.text("country").isEmpty() ? Form.filled(Map.of("country", "CN")) : form;
        return pages.step(way(plan, household.get(), form, now), JoinStep.WHO, null, opening);
    }

    @PostMapping("/me/join/{code}")
    ModelAndView go(
            @AuthenticationPrincipal Account account, @PathVariable String code, Form form) {
        Instant now = gate.now();
        ListedPlan plan = plan(code, now);
        Optional<Household> household = households.of(account);
        if (household.isEmpty()) {
            return households.instead(account, "/me/join/" + plan.code());
        }
        return go(way(plan, household.get(), form, now));
    }

    private JoinWay way(ListedPlan plan, Household household, Form form, Instant now) {
        return new JoinWay(
                plan,
                household,
                members.belongings(household),
                pages.steps(household),
                new JoinForm(form),
                now);
    }

    private ModelAndView go(JoinWay way) {
        Form who = way.form().checkWho(way.people());
        if (!who.errors().isEmpty()) {
            return pages.step(way, JoinStep.WHO, null, who);
        }
        Person person = members.person(way.form().person(way.people())).orElseThrow();
        Optional<JoinStep> back = way.form().back();
        if (back.isPresent()) {
            return pages.step(way, back.get(), person, way.form().form());
        }
        List<Question> asked = JoinPages.asked(way.plan(), person, way.now());
        Application application =
                way.form().application(person.number(), way.plan().number(), asked);
        Optional<Admitted> obstacle = enrolments.obstacle(application);
        if (obstacle.isPresent()) {
            return pages.refused(way.plan(), obstacle.get(), way.form().form());
        }
        List<JoinStep> steps = way.steps();
        for (JoinStep step : steps.subList(1, steps.size())) {
            boolean isAnswered = step.isAtOrBefore(way.form().submitted());
            Form told = isAnswered ? check(step, way.form(), asked) : way.form().form();
            if (!isAnswered || !told.errors().isEmpty()) {
                return pages.step(way, step, person, told);
            }
            Optional<Admitted> judged =
                    step == JoinStep.HEALTH ? judge(way, person, application) : Optional.empty();
            if (judged.isPresent()) {
                return pages.refused(way.plan(), judged.get(), way.form().form());
            }
        }
        return join(way, application, !steps.contains(JoinStep.MANDATE));
    }

    private static Form check(JoinStep step, JoinForm form, List<Question> asked) {
        return switch (step) {
            case WHO -> form.form();
            case NATURE, CONSENTS -> form.checkConsents(step);
            case HEALTH -> form.checkHealth(asked);
            case MANDATE -> form.checkMandate();
        };
    }

    private static Optional<Admitted> judge(JoinWay way, Person person, Application application) {
        var today = way.plan().plan().dayOf(way.now());
        return Admission.declared(way.plan().plan(), person, application, today);
    }

    private ModelAndView join(JoinWay way, Application application, boolean hasMandate) {
        Admitted outcome =
                hasMandate ? enrolments.join(application) : joinWithMandate(way, application);
        if (outcome instanceof Admitted.Joined(var enrolment, var _, var _, var _)) {
            members.checkAccount(way.household().number());
            return Pages.next("/me/memberships/" + enrolment + "?joined=true");
        }
        return pages.refused(way.plan(), outcome, way.form().form());
    }

    private Admitted joinWithMandate(JoinWay way, Application application) {
        return switch (way.form().mandate()) {
            case Parsed.Good(var details) -> enrolments.join(way.household(), details, application);
            case Parsed.Bad(var _) -> throw new IllegalStateException("was checked before");
        };
    }

    private ListedPlan plan(String code, Instant now) {
        return plans.inForce(code, now)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
