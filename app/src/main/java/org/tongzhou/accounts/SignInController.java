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
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Pages;

/// Signing in and out.
@Controller
class SignInController {

    private static final String PAGE = "accounts/signIn";
    private final SignIns signIns;

    SignInController(SignIns signIns) {
        this.signIns = signIns;
    }

    record SignInPage(Form form) {}

    private record Entered(Contact contact, String password) {}

    @GetMapping("/sign-in")
    ModelAndView ask(@RequestParam(defaultValue = "") String next) {
        return Pages.show(PAGE, new SignInPage(Form.filled(Map.of("next", next))));
    }

    @PostMapping("/sign-in")
    ModelAndView signIn(Form form, HttpServletRequest request, HttpServletResponse response) {
        Parsed<Entered> parsed =
                form.parse(fields -> {
                    var contact = fields.value("contact", Contact::of);
                    // Not stripped: spaces may belong to a password.
                    String password = form.raw("password");
                    fields.check(!password.isEmpty(), "password", "accounts.password.missing");
                    return () -> new Entered(contact.get(), password);
                });
        return switch (parsed) {
            case Parsed.Good(var entered) -> check(form, entered, request, response);
            case Parsed.Bad(var wrong) -> Pages.refused(PAGE, new SignInPage(wrong));
        };
    }

    private ModelAndView check(
            Form form, Entered entered, HttpServletRequest request, HttpServletResponse response) {
        var result = signIns.check(entered.contact(), entered.password(), request.getRemoteAddr());
        return switch (result) {
            case SignIns.Result.Welcome(var account) -> {
                signIns.begin(account, request, response);
                yield Pages.next(next(form.text("next"), account));
            }
            case SignIns.Result.Wrong() ->
                    Pages.refused(
                            PAGE, new SignInPage(form.with("contact", "accounts.signIn.wrong")));
            case SignIns.Result.TooMany(var blocked) -> {
                String when = Formats.minute(blocked.until());
                Form told = form.with("contact", "accounts.tries.blocked", when);
                yield Pages.show(PAGE, new SignInPage(told), HttpStatus.TOO_MANY_REQUESTS);
            }
        };
    }

    /// Only a path of ours: a link to the sign-in page must not lead away from here.
    static String next(String wanted, Account account) {
        boolean ours = wanted.matches("/(me|staff)(/[A-Za-z0-9/_.-]*)?");
        return ours ? wanted : account.isStaff() ? "/staff" : "/me";
    }

    @PostMapping("/sign-out")
    ModelAndView signOut(HttpServletRequest request, HttpServletResponse response) {
        signIns.end(request, response);
        return Pages.next("/");
    }
}
