package org.tongzhou.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Challenges.Answer;
import org.tongzhou.accounts.Registration.Begun;
import org.tongzhou.web.Definition;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// A person's own account: contact, password, sessions.
@Controller
class SettingsController {

    private static final String PAGE = "accounts/settings";
    private static final String CODE = "accounts/contactCode";
    private final Accounts accounts;
    private final Recovery recovery;
    private final SignIns signIns;

    SettingsController(Accounts accounts, Recovery recovery, SignIns signIns) {
        this.accounts = accounts;
        this.recovery = recovery;
        this.signIns = signIns;
    }

    record SettingsPage(List<Definition> facts, Form form) {}

    record ContactCodePage(Form form) {}

    @GetMapping("/me/settings")
    ModelAndView show(@AuthenticationPrincipal Account account) {
        return Pages.show(PAGE, page(account, Form.EMPTY));
    }

    private SettingsPage page(Account account, Form form) {
        String contact = accounts.contact(account.id()).map(Contact::masked).orElse("–");
        List<String> roles =
                account.roles().stream().sorted().map(role -> Words.of(role.wordsKey())).toList();
        return new SettingsPage(
                List.of(
                        new Definition(Words.of("accounts.contact"), contact),
                        new Definition(
                                Words.of("accounts.roles"),
                                String.join(Words.of("accounts.comma"), roles)),
                        new Definition(Words.of("accounts.number"), "" + account.id())),
                form);
    }

    @PostMapping("/me/settings/password")
    ModelAndView password(
            @AuthenticationPrincipal Account account,
            Form form,
            HttpServletRequest request,
            HttpServletResponse response) {
        Parsed<Password> parsed =
                form.parse(fields ->
                        fields.value("password", _ -> new Password(form.raw("password"))));
        return switch (parsed) {
            case Parsed.Bad(var wrong) -> Pages.refused(PAGE, page(account, wrong));
            case Parsed.Good(var password) -> {
                if (!recovery.changePassword(account, form.raw("old"), password)) {
                    Form told = form.with("old", "accounts.password.oldWrong");
                    yield Pages.refused(PAGE, page(account, told));
                }
                signIns.begin(account, request, response);
                yield Pages.next("/me/settings");
            }
        };
    }

    @PostMapping("/me/settings/sessions")
    ModelAndView signOutEverywhere(
            @AuthenticationPrincipal Account account,
            HttpServletRequest request,
            HttpServletResponse response) {
        signIns.endAll(account);
        signIns.end(request, response);
        return Pages.next("/sign-in");
    }

    @PostMapping("/me/settings/contact")
    ModelAndView contact(
            @AuthenticationPrincipal Account account, Form form, HttpServletRequest request) {
        return switch (form.parse(fields -> fields.value("contact", Contact::of))) {
            case Parsed.Bad<Contact>(var wrong) -> Pages.refused(PAGE, page(account, wrong));
            case Parsed.Good<Contact>(var contact) -> {
                if (!recovery.confirm(account, form.raw("current"))) {
                    Form told = form.with("current", "accounts.password.oldWrong");
                    yield Pages.refused(PAGE, page(account, told));
                }
                yield sendCode(account, contact, form, request.getRemoteAddr());
            }
        };
    }

    private ModelAndView sendCode(Account account, Contact contact, Form form, String address) {
        return switch (recovery.newContact(account, contact, address)) {
            case Begun.Sent(var id) ->
                    Pages.show(CODE, new ContactCodePage(CodeStep.opened(id, contact, "")));
            case Begun.TooMany(var blocked) -> {
                String when = Formats.minute(blocked.until());
                Form told = form.with("contact", "accounts.tries.blocked", when);
                yield Pages.refused(PAGE, page(account, told));
            }
        };
    }

    @PostMapping("/me/settings/contact/code")
    ModelAndView proveContact(@AuthenticationPrincipal Account account, Form form) {
        if (CodeStep.isAgain(form)) {
            return Pages.show(CODE, new ContactCodePage(CodeStep.kept(form)));
        }
        Secret id = new Secret(form.text("challenge"));
        return switch (recovery.proveContact(account, id, form.text("code"))) {
            case Answer.Right _ -> Pages.next("/me/settings");
            case Answer.Wrong() -> Pages.refused(CODE, new ContactCodePage(CodeStep.wrong(form)));
            case Answer.Gone() ->
                    Pages.refused(
                            PAGE, page(account, Form.EMPTY.with("contact", "accounts.code.gone")));
        };
    }
}
