package org.tongzhou.enrolment;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Pages;

/// Putting a name down for a plan that opens later, and taking it back.
@Controller
@RequestMapping("/me/preregistrations/{code}")
class PreregistrationController {

    private static final String SHOW = "enrolment/preregistration";

    private final Preregistrations preregistrations;
    private final Plans plans;
    private final Gate gate;

    PreregistrationController(Preregistrations preregistrations, Plans plans, Gate gate) {
        this.preregistrations = preregistrations;
        this.plans = plans;
        this.gate = gate;
    }

    /// @param since when the name was put down; nothing where it is not
    /// @param areTaken whether names are put down now; otherwise the plan is open, or takes none
    record PreregistrationPage(
            String code, String plan, String opensOn, @Nullable String since, boolean areTaken) {}

    @GetMapping
    ModelAndView show(@AuthenticationPrincipal Account account, @PathVariable String code) {
        return Pages.show(SHOW, page(account, plan(code)));
    }

    private PreregistrationPage page(Account account, ListedPlan plan) {
        Instant now = gate.now();
        Optional<Instant> since = preregistrations.since(plan.number(), account.id());
        return new PreregistrationPage(
                plan.code(),
                EnrolmentViews.name(plan),
                plan.plan().admission().opensOn().map(Formats::day).orElse(""),
                since.map(at -> Formats.day(plan.plan().dayOf(at))).orElse(null),
                Preregistrations.areTaken(plan, now));
    }

    @PostMapping
    ModelAndView add(@AuthenticationPrincipal Account account, @PathVariable String code) {
        ListedPlan plan = plan(code);
        return preregistrations.add(plan, account.id())
                ? Pages.next("/me/preregistrations/" + plan.code())
                : Pages.refused(SHOW, page(account, plan));
    }

    @PostMapping("/withdrawal")
    ModelAndView withdraw(@AuthenticationPrincipal Account account, @PathVariable String code) {
        ListedPlan plan = plan(code);
        preregistrations.remove(plan.number(), account.id());
        return Pages.next("/me/preregistrations/" + plan.code());
    }

    private ListedPlan plan(String code) {
        return plans.inForce(code, gate.now())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
