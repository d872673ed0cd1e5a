package org.tongzhou.enrolment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Frame;
import org.tongzhou.web.NavigationEntry;
import org.tongzhou.web.Pages;

/// Where a member lands: the household's memberships, what comes next, and everything else.
@Controller
class HomeOfMemberController {

    private final OwnMemberships own;
    private final EnrolmentViews views;
    private final Preregistrations preregistrations;
    private final Households households;
    private final Members members;
    private final Plans plans;
    private final ObjectProvider<HomeNews> news;
    private final Gate gate;

    HomeOfMemberController(
            OwnMemberships own,
            EnrolmentViews views,
            Preregistrations preregistrations,
            Households households,
            Members members,
            Plans plans,
            ObjectProvider<HomeNews> news,
            Gate gate) {
        this.own = own;
        this.views = views;
        this.preregistrations = preregistrations;
        this.households = households;
        this.members = members;
        this.plans = plans;
        this.news = news;
        this.gate = gate;
    }

    /// A plan whose opening somebody waits for.
    record Awaited(String code, String name, String opensOn) {}

    /// @param hasMandate also where somebody else pays, whose mandate it is
    record HomePage(
            boolean isRegistered,
            boolean hasMandate,
            HomeNews.Told told,
            List<EnrolmentViews.View> living,
            List<EnrolmentViews.View> ended,
            List<Awaited> awaited,
            List<NavigationEntry> entries) {}

    @GetMapping("/me")
    ModelAndView home(@AuthenticationPrincipal Account account) {
        Optional<Household> household = households.of(account);
        Instant now = gate.now();
        List<EnrolmentViews.View> all =
                own.of(account.id()).stream().map(membership -> views.of(membership, now)).toList();
        boolean isPaidFor =
                household.isEmpty() && members.personOfAccount(account.id()).isPresent();
        boolean hasMandate =
                household
                        .flatMap(members::mandate)
                        .filter(mandate -> !mandate.cancelled())
                        .isPresent();
        return Pages.show(
                "enrolment/home",
                new HomePage(
                        isPaidFor || household.isPresent(),
                        isPaidFor || hasMandate,
                        told(account),
                        all.stream().filter(HomeOfMemberController::isCovered).toList(),
                        all.stream().filter(view -> !isCovered(view)).toList(),
                        awaited(account, now),
                        Frame.current().navigation()));
    }

    /// What has an end stands with what lasts until that day.
    private static boolean isCovered(EnrolmentViews.View view) {
        return view.isLiving() || view.isEnding();
    }

    private HomeNews.Told told(Account account) {
        HomeNews known = news.getIfAvailable();
        return known == null ? new HomeNews.Told("", List.of()) : known.of(account.id());
    }

    private List<Awaited> awaited(Account account, Instant now) {
        List<Awaited> awaited = new ArrayList<>();
        for (ListedPlan plan : plans.inForce(now)) {
            if (Preregistrations.areTaken(plan, now)
                    && preregistrations.since(plan.number(), account.id()).isPresent()) {
                String opensOn = plan.plan().admission().opensOn().map(Formats::day).orElse("");
                awaited.add(new Awaited(plan.code(), EnrolmentViews.name(plan), opensOn));
            }
        }
        return awaited;
    }
}
