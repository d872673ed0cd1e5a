package org.tongzhou.enrolment;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Pages;

/// What a plan may cost, for everybody who thinks about joining.
@Controller
class CostsController {

    private static final String SHOW = "enrolment/costs";
    private static final int OLDEST = 120;
    private static final int USUAL = 35;

    private final Costs costs;
    private final Plans plans;
    private final Gate gate;

    CostsController(Costs costs, Plans plans, Gate gate) {
        this.costs = costs;
        this.plans = plans;
        this.gate = gate;
    }

    /// @param asksAge whether ages pay different prices in this plan
    record CostsPage(String code, String plan, boolean asksAge, Costs.CostView costs, Form form) {}

    @GetMapping("/plans/{code}/costs")
    ModelAndView show(@PathVariable String code, Form form) {
        ListedPlan plan =
                plans.inForce(code, gate.now())
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean asksAge = plan.plan().weights().bands().size() > 1;
        if (form.text("age").isEmpty()) {
            Form opening = Form.filled(Map.of("age", "" + USUAL));
            return Pages.show(SHOW, page(plan, asksAge, USUAL, opening));
        }
        return switch (form.parse(fields -> fields.value("age", CostsController::age))) {
            case Parsed.Good<Integer>(var age) -> Pages.show(SHOW, page(plan, asksAge, age, form));
            case Parsed.Bad<Integer>(var wrong) ->
                    Pages.refused(SHOW, page(plan, asksAge, USUAL, wrong));
        };
    }

    private CostsPage page(ListedPlan plan, boolean asksAge, int age, Form form) {
        return new CostsPage(
                plan.code(), EnrolmentViews.name(plan), asksAge, costs.view(plan, age), form);
    }

    private static int age(String text) {
        return within(Integer.parseInt(text));
    }

    /// An age that somebody may have.
    static int within(int age) {
        if (age < 0 || age > OLDEST) {
            throw new BadInput("age", "enrolment.cost.age.bad", OLDEST);
        }
        return age;
    }
}
