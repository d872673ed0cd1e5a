package org.tongzhou.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Challenges.Answer;
import org.tongzhou.accounts.Challenges.Purpose;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Pages;

/// Where the one-time link of `tongzhou admin create` leads: the first administrator chooses
/// contact
/// and password.
@Controller
class AdministratorController {

    private static final String PAGE = "accounts/administrator";
    private final Accounts accounts;
    private final Passwords passwords;
    private final Challenges challenges;
    private final SignIns signIns;
    private final Audit audit;
    private final TransactionTemplate transaction;

    AdministratorController(
            Accounts accounts,
            Passwords passwords,
            Challenges challenges,
            SignIns signIns,
            Audit audit,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.challenges = challenges;
        this.signIns = signIns;
        this.audit = audit;
        this.transaction = transaction;
    }

    record AdministratorPage(String link, Form form) {}

    private record Entered(Contact contact, Password password) {}

    @GetMapping("/administrator/{link}")
    ModelAndView ask(@PathVariable String link) {
        return Pages.show(PAGE, new AdministratorPage(link, Form.EMPTY));
    }

    @PostMapping("/administrator/{link}")
    ModelAndView create(
            @PathVariable String link,
            Form form,
            HttpServletRequest request,
            HttpServletResponse response) {
        Parsed<Entered> parsed =
                form.parse(fields -> {
                    var contact = fields.value("contact", Contact::of);
                    var password =
                            fields.value("password", _ -> new Password(form.raw("password")));
                    return () -> new Entered(contact.get(), password.get());
                });
        return switch (parsed) {
            case Parsed.Bad(var wrong) -> Pages.refused(PAGE, new AdministratorPage(link, wrong));
            case Parsed.Good(var entered) -> {
                String hash = passwords.hash(entered.password());
                Optional<Account> account =
                        transaction.execute(_ -> create(link, entered.contact(), hash));
                if (account.isEmpty()) {
                    Form told = form.with("contact", "accounts.administrator.gone");
                    yield Pages.refused(PAGE, new AdministratorPage(link, told));
                }
                signIns.begin(account.get(), request, response);
                yield Pages.next("/staff");
            }
        };
    }

    private Optional<Account> create(String link, Contact contact, String hash) {
        if (accounts.find(contact).isPresent()) {
            return Optional.empty();
        }
        var answer = challenges.answer(Purpose.FIRST_ADMINISTRATOR, new Secret(link), "");
        if (!(answer instanceof Answer.Right)) {
            return Optional.empty();
        }
        var roles = EnumSet.of(Role.MEMBER, Role.ADMINISTRATOR);
        Optional<Account> account = accounts.open(contact, hash, roles);
        account.ifPresent(a -> audit.record(a, "administrator-made", "account " + a.id(), "link"));
        return account;
    }
}
