package org.tongzhou.collection;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Form;
import org.tongzhou.web.Pages;

/// Releasing balances and shares that go back, as the first or the second of two.
@Controller
@PreAuthorize("hasRole('FINANCE')")
class ReleaseController {

    private final CollectionDesk desk;
    private final Plans plans;
    private final Gate gate;

    ReleaseController(CollectionDesk desk, Plans plans, Gate gate) {
        this.desk = desk;
        this.plans = plans;
        this.gate = gate;
    }

    /// Where somebody else was faster, the page that follows says what waits now.
    @PostMapping("/staff/collection/releases/{code}")
    ModelAndView release(
            @AuthenticationPrincipal Account account, @PathVariable String code, Form form) {
        ListedPlan plan = plans.wanted(code, gate.now());
        String through = form.text("through");
        if (through.isEmpty()) {
            desk.release(account, plan);
        } else if (through.matches("\\d{1,9}")) {
            desk.confirm(account, plan, Integer.parseInt(through));
        }
        return Pages.next("/staff/collection");
    }
}
