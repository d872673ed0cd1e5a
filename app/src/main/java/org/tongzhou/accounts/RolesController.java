package org.tongzhou.accounts;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
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
    private final RoleDesk desk;
    private final Audit audit;

    RolesController(Accounts accounts, RoleDesk desk, Audit audit) {
        this.accounts = accounts;
        this.desk = desk;
        this.audit = audit;
    }

    record FindPage(Form form, List<AuditText.Line> audit) {}

    record Choice(String value, String label, boolean chosen) {}

    record RolesPage(long account, List<Choice> choices, Form form) {}

    @GetMapping("/staff/accounts")
    ModelAndView find() {
        return Pages.show(FIND, new FindPage(Form.EMPTY, newest()));
    }

    private List<AuditText.Line> newest() {
        return audit.before(Long.MAX_VALUE, 20).stream().map(AuditText::line).toList();
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
        return Pages.show(PAGE, page(find(id), Form.EMPTY));
    }

    private Account find(long id) {
        return accounts.known(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private RolesPage page(Account account, Form form) {
        Set<Role> has = account.roles();
        List<Choice> choices = new ArrayList<>();
        for (Role role : Role.values()) {
            String label = Words.of(role.wordsKey());
            choices.add(new Choice(role.name(), label, has.contains(role)));
        }
        return new RolesPage(account.id(), choices, form);
    }

    @PostMapping("/staff/accounts/{id}")
    ModelAndView change(@AuthenticationPrincipal Account by, @PathVariable long id, Form form) {
        Account account = find(id);
        Set<Role> wanted = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (form.has("roles", role.name())) {
                wanted.add(role);
            }
        }
        if (wanted.size() < form.texts("roles").size()) {
            return Pages.refused(PAGE, page(account, form.with("roles", "web.form.invalid")));
        }
        return switch (desk.change(by, id, wanted)) {
            case DONE -> Pages.next("/staff/accounts/" + id);
            case OWN ->
                    Pages.refused(PAGE, page(account, form.with("roles", "accounts.roles.own")));
        };
    }
}
