package org.tongzhou.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.web.Pages;

/// Sign-in cards and the letters that were sent: in the demo alone.
@Controller
@ConditionalOnProperty(name = "tongzhou.demo", havingValue = "true")
class DemoController {

    private final Accounts accounts;
    private final SignIns signIns;
    private final Letters letters;

    DemoController(Accounts accounts, SignIns signIns, Letters letters) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.letters = letters;
    }

    record DemoPage(List<Accounts.DemoAccount> people) {}

    record OutboxPage(List<Letter> letters) {}

    @GetMapping("/demo/sign-in")
    ModelAndView cards() {
        return Pages.show("accounts/demo", new DemoPage(accounts.demoAccounts()));
    }

    @PostMapping("/demo/sign-in")
    ModelAndView signIn(
            @RequestParam long account, HttpServletRequest request, HttpServletResponse response) {
        Account person =
                accounts.demoAccounts().stream()
                        .map(Accounts.DemoAccount::account)
                        .filter(a -> a.id() == account)
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        signIns.begin(person, request, response);
        return Pages.next(person.isStaff() ? "/staff" : "/me");
    }

    @GetMapping("/demo/outbox")
    ModelAndView letters() {
        return Pages.show("accounts/outbox", new OutboxPage(letters.newest()));
    }
}
