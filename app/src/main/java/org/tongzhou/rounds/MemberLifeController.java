package org.tongzhou.rounds;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.OwnMemberships;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.MemberLives.Lived;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// All rounds of a member, also those that another household paid before he moved.
@Controller
class MemberLifeController {

    private final OwnMemberships own;
    private final MemberLives lives;
    private final Plans plans;

    MemberLifeController(OwnMemberships own, MemberLives lives, Plans plans) {
        this.own = own;
        this.lives = lives;
        this.plans = plans;
    }

    /// @param receipt the address of its page
    record RoundRow(
            String path,
            String noticeOn,
            String price,
            String charge,
            String paidBy,
            String receipt) {}

    record LifePage(String plan, long enrolment, List<RoundRow> rounds) {}

    @GetMapping("/me/memberships/{number}/rounds")
    ModelAndView show(@AuthenticationPrincipal Account account, @PathVariable long number) {
        Membership membership =
                own.find(account.id(), number)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        ListedPlan plan = plans.version(membership.plan(), membership.planVersion());
        List<RoundRow> rows =
                lives.of(membership).stream().map(one -> row(plan, number, one)).toList();
        return Pages.show(
                "rounds/life", new LifePage(RoundText.in(plan.plan().name()), number, rows));
    }

    private static RoundRow row(ListedPlan plan, long number, Lived lived) {
        PassbookLine line = lived.line();
        boolean isHere = lived.enrolment() == number;
        return new RoundRow(
                RoundText.path(plan.code(), line.noticeOn()),
                Formats.day(line.noticeOn()),
                RoundText.money(plan.plan(), line.price()),
                RoundText.money(plan.plan(), line.charge()),
                Words.of(isHere ? "rounds.life.here" : "rounds.life.before"),
                ReceiptController.path(lived.enrolment(), line.noticeOn()));
    }
}
