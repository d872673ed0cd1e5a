package org.tongzhou.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Payers.Payer;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Option;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// Whom a payer pays for, and a form for one more.
@Controller
class HouseholdController {

    private static final String SHOW = "members/household";
    private static final String ASK = "members/dependantForm";
    private final Members members;
    private final Payers payers;
    private final Invitations invitations;
    private final Gate gate;

    HouseholdController(Members members, Payers payers, Invitations invitations, Gate gate) {
        this.members = members;
        this.payers = payers;
        this.invitations = invitations;
        this.gate = gate;
    }

    /// Somebody in a household and what he is to the payer.
    ///
    /// @param hasAccount whether he signs in himself
    /// @param mayBeInvited whether he may have an account and has none
    record Inmate(PersonView person, String relation, boolean hasAccount, boolean mayBeInvited) {}

    /// @param mayAdd whether the payer has not moved into another household
    record HouseholdPage(List<Inmate> inmates, boolean mayAdd) {}

    record DependantPage(Form form, List<Option> relations, List<Option> countries) {}

    private record Dependant(NewPerson person, Relation relation) {}

    @GetMapping("/me/household")
    ModelAndView show(@AuthenticationPrincipal Account account) {
        Optional<Payer> payer = payers.of(account);
        if (payer.isEmpty()) {
            return payers.instead(account, "/me/household");
        }
        List<Inmate> inmates = new ArrayList<>();
        for (Belonging belonging : members.belongings(payer.get().household())) {
            Person person = members.person(belonging.person()).orElseThrow();
            String relation = Words.of("members.relation." + belonging.relation().name());
            boolean isDependant = belonging.relation() != Relation.SELF;
            boolean hasAccount = person.account().isPresent();
            inmates.add(
                    new Inmate(
                            PersonView.of(members, person),
                            relation,
                            isDependant && hasAccount,
                            isDependant && !hasAccount && invitations.isOfAge(person)));
        }
        return Pages.show(SHOW, new HouseholdPage(inmates, !inmates.isEmpty()));
    }

    @GetMapping("/me/household/dependant")
    ModelAndView ask(@AuthenticationPrincipal Account account, Form form) {
        return payers.of(account).isPresent()
                ? Pages.show(ASK, page(form))
                : payers.instead(account, "/me/household/dependant");
    }

    private static DependantPage page(Form form) {
        return new DependantPage(form, relations(), Countries.options());
    }

    /// What somebody can be to a payer.
    static List<Option> relations() {
        List<Option> relations = new ArrayList<>();
        for (Relation relation : List.of(Relation.SPOUSE, Relation.CHILD, Relation.PARENT)) {
            String label = Words.of("members.relation." + relation.name());
            relations.add(new Option(relation.name(), label));
        }
        return relations;
    }

    @PostMapping("/me/household/dependant")
    ModelAndView add(@AuthenticationPrincipal Account account, Form form) {
        Optional<Payer> payer = payers.of(account);
        if (payer.isEmpty()) {
            return payers.instead(account, "/me/household/dependant");
        }
        LocalDate today = gate.now().atZone(Formats.ZONE).toLocalDate();
        Parsed<Dependant> parsed = form.parse(fields -> dependant(fields, form, today));
        return switch (parsed) {
            case Parsed.Bad(var wrong) -> Pages.refused(ASK, page(wrong));
            case Parsed.Good(var dependant) -> add(payer.get(), dependant, form);
        };
    }

    private static Supplier<Dependant> dependant(Form.Fields fields, Form form, LocalDate today) {
        Supplier<Relation> relation = fields.value("relation", HouseholdController::relation);
        Supplier<NewPerson> person = PersonDetails.read(fields, form, today);
        fields.check(form.has("authority", "true"), "authority", "members.authority.missing");
        return () -> new Dependant(person.get(), relation.get());
    }

    static Relation relation(String text) {
        for (Relation relation : Relation.values()) {
            if (relation != Relation.SELF && relation.name().equals(text)) {
                return relation;
            }
        }
        throw new BadInput("relation", "members.relation.missing");
    }

    private ModelAndView add(Payer payer, Dependant dependant, Form form) {
        Registration outcome =
                members.register(payer.household(), dependant.person(), dependant.relation(), true);
        return switch (outcome) {
            case Registration.Registered registered -> {
                members.check(registered.person());
                yield Pages.next(Onwards.after(form, "/me/household"));
            }
            case Registration.DocumentTaken() ->
                    Pages.refused(ASK, page(form.with("number", "members.documentTaken")));
            case Registration.AuthorityMissing() ->
                    Pages.refused(ASK, page(form.with("authority", "members.authority.missing")));
            case Registration.PayerLeft() ->
                    Pages.refused(ASK, page(form.with("relation", "members.payerLeft")));
            case Registration.AccountTaken() -> Pages.show(ASK, page(form), HttpStatus.CONFLICT);
        };
    }
}
