package org.tongzhou.collection;

import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.collection.ReleasePages.Told;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Form;

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

    @PostMapping("/staff/collection/releases/{code}")
    ModelAndView release(
            @AuthenticationPrincipal Account account, @PathVariable String code, Form form) {
        ListedPlan plan = plans.wanted(code, gate.now());
        String through = form.text("through");
        if (through.isEmpty()) {
            return told(desk.release(account, plan), Told.FIRST);
        }
        return through.matches("\\d{1,9}")
                ? told(desk.confirm(account, plan, Integer.parseInt(through)), Told.RELEASED)
                : Told.NOT_RELEASED.next();
    }

    private static ModelAndView told(Optional<RefundApproval> approval, Told told) {
        return (approval.isPresent() ? told : Told.NOT_RELEASED).next();
    }
}
