package org.tongzhou.accounts;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Challenges.Answer;
import org.tongzhou.accounts.Registration.Begun;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Pages;

/// A new password for somebody who has forgotten the old one.
@Controller
class ForgottenController {

    private static final String ASK = "accounts/forgotten";
    private static final String CODE = "accounts/forgottenCode";
    private final Recovery recovery;

    ForgottenController(Recovery recovery) {
        this.recovery = recovery;
    }

    record ForgottenPage(Form form) {}

    record NewPasswordPage(Form form) {}

    @GetMapping("/forgotten")
    ModelAndView ask() {
        return Pages.show(ASK, new ForgottenPage(Form.EMPTY));
    }

    @PostMapping("/forgotten")
    ModelAndView send(Form form, HttpServletRequest request) {
        Parsed<Contact> parsed = form.parse(fields -> fields.value("contact", Contact::of));
        return switch (parsed) {
            case Parsed.Good(var contact) -> send(form, contact, request.getRemoteAddr());
            case Parsed.Bad(var wrong) -> Pages.refused(ASK, new ForgottenPage(wrong));
        };
    }

    private ModelAndView send(Form form, Contact contact, String address) {
        return switch (recovery.forgotten(contact, address)) {
            case Begun.Sent(var id) ->
                    Pages.show(CODE, new NewPasswordPage(CodeStep.opened(id, contact, "")));
            case Begun.TooMany(var blocked) -> {
                String when = Formats.minute(blocked.until());
                Form told = form.with("contact", "accounts.tries.blocked", when);
                yield Pages.show(ASK, new ForgottenPage(told), HttpStatus.TOO_MANY_REQUESTS);
            }
        };
    }

    @PostMapping("/forgotten/code")
    ModelAndView change(Form form, HttpServletRequest request) {
        if (CodeStep.isAgain(form)) {
            return Pages.show(CODE, new NewPasswordPage(CodeStep.kept(form)));
        }
        Parsed<Password> parsed =
                form.parse(fields ->
                        fields.value("password", _ -> new Password(form.raw("password"))));
        return switch (parsed) {
            case Parsed.Good(var password) -> change(form, password, request.getRemoteAddr());
            case Parsed.Bad(var wrong) ->
                    Pages.refused(CODE, new NewPasswordPage(CodeStep.kept(wrong)));
        };
    }

    private ModelAndView change(Form form, Password password, String address) {
        Secret id = new Secret(form.text("challenge"));
        return switch (recovery.newPassword(id, form.text("code"), password, address)) {
            case Answer.Right _ -> Pages.next("/sign-in");
            case Answer.Wrong() -> Pages.refused(CODE, new NewPasswordPage(CodeStep.wrong(form)));
            case Answer.Gone() ->
                    Pages.refused(
                            ASK,
                            new ForgottenPage(Form.EMPTY.with("contact", "accounts.code.gone")));
        };
    }
}
