package org.tongzhou.members;

import java.util.List;
import java.util.Optional;
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

    /// @param tone how the state is coloured
    record MandatePage(
            List<Definition> facts, String state, String tone, boolean isGiven, Form form) {}

    @GetMapping("/me/mandate")
    ModelAndView show(@AuthenticationPrincipal Account account, Form form) {
        Optional<Payer> payer = payers.of(account);
        return payer.isEmpty()
                ? payers.instead(account, "/me/mandate")
                : Pages.show(SHOW, page(payer.get(), form));
    }

    private MandatePage page(Payer payer, Form form) {
        Optional<Mandate> given =
                members.mandate(payer.household()).filter(mandate -> !mandate.cancelled());
        if (given.isEmpty()) {
            String state = Words.of("members.mandate.none");
            return new MandatePage(List.of(), state, "caution", false, form);
        }
        Mandate mandate = given.get();
        String reason = members.accountRefusal(payer.household()).orElse("");
        String state =
                mandate.accountChecked()
                        ? "CHECKED"
                        : reason.isEmpty() ? "WAITING" : "REFUSED_" + reason;
        List<Definition> facts =
                List.of(
                        new Definition(Words.of("members.account"), masked(mandate.account())),
                        new Definition(
                                Words.of("members.ceiling"),
                                Formats.money(mandate.ceiling(), YUAN)));
        String tone = mandate.accountChecked() ? "good" : reason.isEmpty() ? "caution" : "bad";
        return new MandatePage(facts, Words.of("members.mandate.state." + state), tone, true, form);
    }

    static String masked(String account) {
        int shown = Math.min(4, account.length() / 2);
        return "····" + account.substring(account.length() - shown);
    }

    @PostMapping("/me/mandate")
    ModelAndView give(@AuthenticationPrincipal Account account, Form form) {
        Optional<Payer> payer = payers.of(account);
        if (payer.isEmpty()) {
            return payers.instead(account, "/me/mandate");
        }
        Parsed<MandateDetails> parsed = form.parse(MandateDetails::read);
        return switch (parsed) {
            case Parsed.Bad(var wrong) -> Pages.refused(SHOW, page(payer.get(), wrong));
            case Parsed.Good(var details) -> {
                members.giveMandate(payer.get().household(), details);
                members.checkAccount(payer.get().household().number());
                yield Pages.next(Onwards.after(form, "/me/mandate"));
            }
        };
    }

    @PostMapping("/me/mandate/cancel")
    ModelAndView cancel(@AuthenticationPrincipal Account account) {
        payers.of(account).ifPresent(payer -> members.cancelMandate(payer.household()));
        return Pages.next("/me/mandate");
    }
}
