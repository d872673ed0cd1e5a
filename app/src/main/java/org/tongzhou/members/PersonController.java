package org.tongzhou.members;

import java.util.List;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.gate.Gate;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Option;
import org.tongzhou.web.Pages;

/// Who the person behind an account is: given once, then checked.
@Controller
class PersonController {

    private static final String ASK = "members/personForm";
    private static final String SHOW = "members/person";
    private final Members members;
    private final Gate gate;

    PersonController(Members members, Gate gate) {
        this.members = members;
        this.gate = gate;
    }

    record PersonFormPage(Form form, List<Option> countries) {}

    /// @param paidBy who pays for this person; empty where he pays himself
    record PersonPage(PersonView person, String paidBy, String next) {}

    @GetMapping("/me/person")
    ModelAndView show(@AuthenticationPrincipal Account account, Form form) {
        Optional<Person> person = members.personOfAccount(account.id());
        if (person.isEmpty()) {
            return Pages.show(ASK, page(form));
        }
        if (person.get().check() == Person.Check.DIFFERS) {
            return Pages.show(ASK, page(form.with("number", "members.checkText.DIFFERS")));
        }
        PersonView view = PersonView.of(members, person.get());
        return Pages.show(SHOW, new PersonPage(view, paidBy(person.get()), Onwards.after(form)));
    }

    private String paidBy(Person person) {
        return members.belonging(person.number())
                .filter(place -> place.relation() != Relation.SELF)
                .flatMap(place -> members.name(place.household().payer()))
                .orElse("");
    }

    private static PersonFormPage page(Form form) {
        return new PersonFormPage(form, Countries.options());
    }

    @PostMapping("/me/person")
    ModelAndView register(@AuthenticationPrincipal Account account, Form form) {
        var today = gate.now().atZone(Formats.ZONE).toLocalDate();
        Parsed<NewPerson> parsed = form.parse(fields -> PersonDetails.read(fields, form, today));
        return switch (parsed) {
            case Parsed.Bad(var wrong) -> Pages.refused(ASK, page(wrong));
            case Parsed.Good(var person) -> register(account, person, form);
        };
    }

    private ModelAndView register(Account account, NewPerson person, Form form) {
        return switch (members.register(account.id(), person)) {
            case Registration.Registered registered -> {
                members.check(registered.person());
                yield Pages.next(Onwards.after(form, "/me/person"));
            }
            case Registration.AccountTaken() -> Pages.next("/me/person");
            case Registration.DocumentTaken() ->
                    Pages.refused(ASK, page(form.with("number", "members.documentTaken")));
            case Registration.AuthorityMissing(), Registration.PayerLeft() ->
                    throw new IllegalStateException("a payer acts for himself");
        };
    }
}
