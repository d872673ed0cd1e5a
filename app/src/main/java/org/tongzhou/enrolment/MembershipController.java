package org.tongzhou.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.OpenAmounts.Owed;
import org.tongzhou.gate.Gate;
import org.tongzhou.web.Definition;
import org.tongzhou.web.Form;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// One membership, and leaving it: what that means first, then one confirmation.
@Controller
class MembershipController {

    private static final String LEAVE = "enrolment/leave";
    private final Enrolments enrolments;
    private final EnrolmentViews views;
    private final Exits exits;
    private final OwnMemberships own;
    private final Gate gate;

    MembershipController(
            Enrolments enrolments,
            EnrolmentViews views,
            Exits exits,
            OwnMemberships own,
            Gate gate) {
        this.enrolments = enrolments;
        this.views = views;
        this.exits = exits;
        this.own = own;
        this.gate = gate;
    }

    record MembershipPage(
            EnrolmentViews.View membership, boolean hasJustJoined, boolean hasJustLeft) {}

    /// @param othersStay whether others of the household stay covered
    record LeavePage(
            EnrolmentViews.View membership,
            List<Definition> facts,
            List<String> owed,
            boolean othersStay) {}

    @GetMapping("/me/memberships/{number}")
    ModelAndView show(
            @AuthenticationPrincipal Account account, @PathVariable long number, Form form) {
        EnrolmentViews.View view = views.of(own(account, number), gate.now());
        return Pages.show(
                "enrolment/membership",
                new MembershipPage(
                        view,
                        form.has("joined", "true"),
                        form.has("left", "true") && !view.mayLeave()));
    }

    @GetMapping("/me/memberships/{number}/leave")
    ModelAndView preview(@AuthenticationPrincipal Account account, @PathVariable long number) {
        Membership membership = own(account, number);
        Instant now = gate.now();
        EnrolmentViews.View view = views.of(membership, now);
        if (!view.mayLeave() || !own.mayEnd(account.id(), membership)) {
            return Pages.next("/me/memberships/" + number);
        }
        Exits.Preview preview =
                exits.preview(membership, own.isPaidBy(account.id(), membership), now);
        LocalDate today = exits.today(membership, now);
        List<Definition> facts = facts(view, preview, today);
        return Pages.show(
                LEAVE,
                new LeavePage(view, facts, owed(preview, today), preview.othersStayCovered()));
    }

    private static List<Definition> facts(
            EnrolmentViews.View view, Exits.Preview preview, LocalDate today) {
        List<Definition> facts = new ArrayList<>();
        facts.add(
                new Definition(
                        Words.of("enrolment.fact.cover"),
                        view.isUnpaid()
                                ? view.state()
                                : CoverText.ends(preview.coverEndsOn(), today)));
        if (preview.openMinor() != null && preview.openMinor() > 0) {
            facts.add(
                    new Definition(
                            Words.of("enrolment.leave.open"),
                            Formats.money(new Amount(preview.openMinor()), preview.currency())));
        }
        if (preview.balance() != Exits.Balance.NONE) {
            facts.add(new Definition(Words.of("enrolment.leave.balance"), balance(preview)));
        }
        facts.add(
                new Definition(
                        Words.of("enrolment.leave.rejoin"),
                        Words.of(
                                preview.rejoinRestartsWait()
                                        ? "enrolment.leave.rejoin.text"
                                        : "enrolment.leave.rejoin.keeps",
                                preview.rejoinWaitDays())));
        return facts;
    }

    private static String balance(Exits.Preview preview) {
        LocalDate first = preview.balanceWaitsFor();
        boolean goesNow = first == null && preview.balance() == Exits.Balance.GOES_BACK;
        String becomes =
                Words.of(
                        "enrolment.leave.balance." + preview.balance() + (goesNow ? ".now" : ""),
                        preview.payoutWithinDays(),
                        first == null ? "" : Formats.day(first));
        return preview.balanceMinor() == null
                ? becomes
                : Words.of(
                        "enrolment.leave.balance.sum",
                        Formats.money(new Amount(preview.balanceMinor()), preview.currency()),
                        becomes);
    }

    /// What is owed all the same, a sentence for each round.
    private static List<String> owed(Exits.Preview preview, LocalDate today) {
        if (preview.lastNoticeDay() == null) {
            return List.of(Words.of("enrolment.leave.owesNothing"));
        }
        if (preview.owed().isEmpty()) {
            String notice = Formats.day(preview.lastNoticeDay());
            return List.of(Words.of("enrolment.leave.owesNoMore", notice));
        }
        String from = preview.balance() == Exits.Balance.NONE ? "" : ".balance";
        List<String> owed = new ArrayList<>();
        for (Owed round : preview.owed()) {
            Long share = round.shareMinor();
            String key = share == null ? "owesRound" : "owesShare";
            String late = round.debitOn().isBefore(today) ? ".late" : "";
            owed.add(
                    Words.of(
                            "enrolment.leave." + key + from + late,
                            Formats.day(round.noticeOn()),
                            Formats.day(round.debitOn()),
                            share == null
                                    ? ""
                                    : Formats.money(new Amount(share), preview.currency())));
        }
        owed.add(Words.of("enrolment.leave.nothingFollows"));
        return owed;
    }

    @PostMapping("/me/memberships/{number}/leave")
    ModelAndView leave(@AuthenticationPrincipal Account account, @PathVariable long number) {
        Membership membership = own(account, number);
        String path = "/me/memberships/" + number;
        boolean mayEnd = own.mayEnd(account.id(), membership);
        if (!mayEnd || !views.of(membership, gate.now()).mayLeave()) {
            return Pages.next(path);
        }
        enrolments.leave(number);
        return Pages.next(path + "?left=true");
    }

    private Membership own(Account account, long number) {
        Optional<Membership> found = own.find(account.id(), number);
        return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
