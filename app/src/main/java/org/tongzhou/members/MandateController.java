package org.tongzhou.members;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.members.Payers.Payer;
import org.tongzhou.web.Definition;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// The leave to debit: what it means, how much, and how to take it back in one step.
@Controller
class MandateController {

    private static final String SHOW = "members/mandate";
    private static final String YUAN = "CNY";
    private final Members members;
    private final Payers payers;

    MandateController(Members members, Payers payers) {
        this.members = members;
        this.payers = payers;
    }

    /// How something stands, and how that is coloured.
    record State(String text, String tone) {}

    /// @param other how an account stands that is to replace the one in force; empty where none is
    record MandatePage(
            List<Definition> facts, State state, List<State> other, boolean isGiven, Form form) {}

    @GetMapping("/me/mandate")
    ModelAndView show(@AuthenticationPrincipal Account account, Form form) {
        Optional<Payer> payer = payers.of(account);
        return payer.isEmpty()
                ? payers.instead(account, "/me/mandate")
                : Pages.show(SHOW, page(payer.get(), form));
    }

    private MandatePage page(Payer payer, Form form) {
        Optional<Mandate> given = given(payer);
        if (given.isEmpty()) {
            State none = new State(Words.of("members.mandate.none"), "caution");
            return new MandatePage(List.of(), none, List.of(), false, form);
        }
        Mandate mandate = given.get();
        List<Definition> facts =
                List.of(
                        new Definition(Words.of("members.account"), masked(mandate.account())),
                        new Definition(
                                Words.of("members.ceiling"),
                                Formats.money(mandate.ceiling(), YUAN)));
        List<State> other =
                members.newAccount(payer.household()).stream()
                        .map(one -> state(one, mandate))
                        .toList();
        return new MandatePage(facts, state(payer, mandate), other, true, form);
    }

    private Optional<Mandate> given(Payer payer) {
        return members.mandate(payer.household()).filter(mandate -> !mandate.cancelled());
    }

    private State state(Payer payer, Mandate mandate) {
        String key = "members.mandate.state.";
        if (mandate.accountChecked()) {
            return new State(Words.of(key + "CHECKED"), "good");
        }
        return members.accountRefusal(payer.household())
                .map(reason -> new State(Words.of(key + "REFUSED_" + reason), "bad"))
                .orElseGet(() -> new State(Words.of(key + "WAITING"), "caution"));
    }

    private static State state(NewAccount other, Mandate inForce) {
        String wanted = masked(other.details().account());
        String debited = masked(inForce.account());
        return other.refusal()
                .map(reason ->
                        new State(
                                Words.of(
                                        "members.mandate.other.REFUSED",
                                        wanted,
                                        Words.of("members.mandate.why." + reason),
                                        debited),
                                "bad"))
                .orElseGet(() ->
                        new State(
                                Words.of("members.mandate.other.WAITING", wanted, debited),
                                "caution"));
    }

    static String masked(String account) {
        int shown = Math.min(4, account.length() / 2);
        return "····" + account.substring(account.length() - shown);
    }

    /// Who has a mandate may name another account alone, and keeps the ceiling.
    @PostMapping("/me/mandate")
    ModelAndView give(@AuthenticationPrincipal Account account, Form form) {
        Optional<Payer> payer = payers.of(account);
        if (payer.isEmpty()) {
            return payers.instead(account, "/me/mandate");
        }
        boolean keepsCeiling =
                given(payer.get()).isPresent() && !form.values().containsKey("ceiling");
        Household household = payer.get().household();
        return keepsCeiling
                ? take(
                        payer.get(),
                        form.parse(MandateDetails::readAccount),
                        other -> members.giveAccount(household, other),
                        form)
                : take(
                        payer.get(),
                        form.parse(MandateDetails::read),
                        details -> members.giveMandate(household, details),
                        form);
    }

    private <T> ModelAndView take(Payer payer, Parsed<T> parsed, Consumer<T> give, Form form) {
        return switch (parsed) {
            case Parsed.Bad(var wrong) -> Pages.refused(SHOW, page(payer, wrong));
            case Parsed.Good(var typed) -> {
                give.accept(typed);
                members.checkAccount(payer.household().number());
                yield Pages.next(Onwards.after(form, "/me/mandate"));
            }
        };
    }

    /// Done twice, it is done once.
    @PostMapping("/me/mandate/keep")
    ModelAndView keep(@AuthenticationPrincipal Account account) {
        payers.of(account).ifPresent(payer -> members.keepAccount(payer.household()));
        return Pages.next("/me/mandate");
    }

    @PostMapping("/me/mandate/ceiling")
    ModelAndView setCeiling(@AuthenticationPrincipal Account account, Form form) {
        Optional<Payer> payer = payers.of(account);
        if (payer.isEmpty()) {
            return payers.instead(account, "/me/mandate");
        }
        return switch (form.parse(MandateDetails::readCeiling)) {
            case Parsed.Bad(var wrong) -> Pages.refused(SHOW, page(payer.get(), wrong));
            case Parsed.Good(var ceiling) -> {
                members.setCeiling(payer.get().household(), ceiling);
                yield Pages.next("/me/mandate");
            }
        };
    }

    @PostMapping("/me/mandate/cancel")
    ModelAndView cancel(@AuthenticationPrincipal Account account) {
        payers.of(account).ifPresent(payer -> members.cancelMandate(payer.household()));
        return Pages.next("/me/mandate");
    }
}
