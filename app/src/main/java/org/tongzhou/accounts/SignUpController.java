package org.tongzhou.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Registration.Begun;
import org.tongzhou.accounts.Registration.Ended;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Pages;

/// Signing up: contact and password, then the code that was sent.
@Controller
class SignUpController {

    private static final String ASK = "accounts/signUp";
    private static final String CODE = "accounts/signUpCode";
    private final Registration registration;
    private final SignIns signIns;

    SignUpController(Registration registration, SignIns signIns) {
        this.registration = registration;
        this.signIns = signIns;
    }

    record SignUpPage(Form form) {}

    record CodePage(Form form) {}

    private record Entered(Contact contact, Password password) {}

    @GetMapping("/sign-up")
    ModelAndView ask(@RequestParam(defaultValue = "") String next) {
        return Pages.show(ASK, new SignUpPage(Form.filled(Map.of("next", next))));
    }

    @PostMapping("/sign-up")
    ModelAndView signUp(Form form, HttpServletRequest request) {
        Parsed<Entered> parsed =
                form.parse(fields -> {
                    var contact = fields.value("contact", Contact::of);
                    var password =
                            fields.value("password", _ -> new Password(form.raw("password")));
                    fields.check(
                            form.has("understood", "true"),
                            "understood",
                            "accounts.signUp.understood.missing");
                    return () -> new Entered(contact.get(), password.get());
                });
        return switch (parsed) {
            case Parsed.Good(var entered) -> begin(form, entered, request);
            case Parsed.Bad(var wrong) -> Pages.refused(ASK, new SignUpPage(wrong));
        };
    }

    private ModelAndView begin(Form form, Entered entered, HttpServletRequest request) {
        var begun =
                registration.begin(entered.contact(), entered.password(), request.getRemoteAddr());
        return switch (begun) {
            case Begun.Sent(var id) ->
                    Pages.show(
                            CODE,
                            new CodePage(
                                    CodeStep.opened(id, entered.contact(), form.text("next"))));
            case Begun.TooMany(var blocked) -> {
                String when = Formats.minute(blocked.until());
                Form told = form.with("contact", "accounts.tries.blocked", when);
                yield Pages.show(ASK, new SignUpPage(told), HttpStatus.TOO_MANY_REQUESTS);
            }
        };
    }

    @PostMapping("/sign-up/code")
    ModelAndView confirm(Form form, HttpServletRequest request, HttpServletResponse response) {
        if (CodeStep.isAgain(form)) {
            return Pages.show(CODE, new CodePage(CodeStep.kept(form)));
        }
        Secret id = new Secret(form.text("challenge"));
        return switch (registration.end(id, form.text("code"), request.getRemoteAddr())) {
            case Ended.Welcome(var account) -> {
                signIns.begin(account, request, response);
                yield Pages.next(SignInController.next(form.text("next"), account));
            }
            case Ended.Wrong() -> Pages.refused(CODE, new CodePage(CodeStep.wrong(form)));
            case Ended.Gone() ->
                    Pages.refused(
                            ASK,
                            new SignUpPage(
                                    Form.filled(Map.of("next", form.text("next")))
                                            .with("contact", "accounts.code.gone")));
        };
    }
}
