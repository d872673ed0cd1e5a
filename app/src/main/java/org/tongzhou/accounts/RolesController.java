package org.tongzhou.accounts;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// Where an administrator gives and takes roles; nobody can take away their own administration.
@Controller
@PreAuthorize("hasRole('ADMINISTRATOR')")
class RolesController {

    private static final String FIND = "accounts/findAccount";
    private static final String PAGE = "accounts/roles";
    private final Accounts accounts;
    private final Sessions sessions;
    private final Audit audit;
    private final TransactionTemplate transaction;

    RolesController(
            Accounts accounts, Sessions sessions, Audit audit, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.transaction = transaction;
    }

    record FindPage(Form form, List<Audit.Entry> audit) {}

    record Choice(String value, String label, boolean chosen) {}

    record RolesPage(long account, List<Choice> choices, Form form) {}

    @GetMapping("/staff/accounts")
    ModelAndView find() {
        return Pages.show(FIND, new FindPage(Form.EMPTY, newest()));
    }

    private List<Audit.Entry> newest() {
        return audit.before(Long.MAX_VALUE, 20);
    }

    @PostMapping("/staff/accounts")
    ModelAndView find(Form form) {
        return switch (form.parse(fields -> fields.value("contact", Contact::of))) {
            case Parsed.Bad<Contact>(var wrong) ->
                    Pages.refused(FIND, new FindPage(wrong, newest()));
            case Parsed.Good<Contact>(var contact) ->
                    accounts.find(contact)
                            .map(known -> Pages.next("/staff/accounts/" + known.id()))
                            .orElseGet(() -> unknown(form));
        };
    }

    private ModelAndView unknown(Form form) {
        Form told = form.with("contact", "accounts.find.none");
        return Pages.refused(FIND, new FindPage(told, newest()));
    }

    @GetMapping("/staff/accounts/{id}")
    ModelAndView show(@PathVariable long id) {
        return Pages.show(PAGE, page(id, Form.EMPTY));
    }

    private RolesPage page(long id, Form form) {
        Set<Role> has = accounts.account(id).roles();
        List<Choice> choices = new ArrayList<>();
        for (Role role : Role.values()) {
            String label = Words.of(role.wordsKey());
            choices.add(new Choice(role.name(), label, has.contains(role)));
        }
        return new RolesPage(id, choices, form);
    }

    @PostMapping("/staff/accounts/{id}")
    ModelAndView change(@AuthenticationPrincipal Account by, @PathVariable long id, Form form) {
        Set<Role> wanted = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (form.has("roles", role.name())) {
                wanted.add(role);
            }
        }
        if (by.id() == id && !wanted.contains(Role.ADMINISTRATOR)) {
            return Pages.refused(PAGE, page(id, form.with("roles", "accounts.roles.own")));
        }
        transaction.executeWithoutResult(_ -> change(by, id, wanted));
        return Pages.next("/staff/accounts/" + id);
    }

    private void change(Account by, long id, Set<Role> wanted) {
        for (Role role : Role.values()) {
            boolean give = wanted.contains(role);
            boolean changed = give ? accounts.give(id, role) : accounts.take(id, role);
            if (changed) {
                audit.record(by, "role-changed", "account " + id, (give ? "+" : "-") + role);
                // Sessions of staff are shorter: the next one begins with the new roles.
                if (by.id() != id) {
                    sessions.endAll(id);
                }
            }
        }
    }
}
