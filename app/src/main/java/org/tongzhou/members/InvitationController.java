package org.tongzhou.members;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Contact;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.members.Payers.Payer;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Option;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// Inviting a dependant to an account of his own, and taking the invitation back.
@Controller
@RequestMapping("/me/household/{person}/invitation")
class InvitationController {

    private static final String SHOW = "members/invitation";
    private final Invitations invitations;
    private final Members members;
    private final Payers payers;

    InvitationController(Invitations invitations, Members members, Payers payers) {
        this.invitations = invitations;
        this.members = members;
        this.payers = payers;
    }

    /// @param link told once, right after it was made
    /// @param sentTo where a letter with it went
    /// @param openUntil of the invitation that he has; empty if he has none
    /// @param mayInvite whether one can be made
    record InvitationPage(
            long person,
            String name,
            @Nullable String link,
            String sentTo,
            String openUntil,
            boolean mayInvite,
            String whyNot,
            List<Option> ways,
            Form form) {}

    @GetMapping
    ModelAndView show(@AuthenticationPrincipal Account account, @PathVariable long person) {
        return Pages.show(SHOW, page(account, dependant(account, person), null, "", Form.EMPTY));
    }

    /// A dependant of the payer; for everybody else there is nothing here.
    private Person dependant(Account account, long person) {
        Optional<Payer> payer = payers.of(account);
        return members.belonging(person)
                .filter(place ->
                        payer.map(Payer::household).filter(place.household()::equals).isPresent())
                .filter(place -> place.relation() != Relation.SELF)
                .flatMap(place -> members.person(place.person()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private InvitationPage page(
            Account account, Person person, @Nullable String link, String sentTo, Form form) {
        String whyNot =
                person.account().isPresent()
                        ? Words.of("members.invitation.hasAccount")
                        : invitations.isOfAge(person)
                                ? ""
                                : Words.of("members.invitation.underAge");
        return new InvitationPage(
                person.number(),
                members.name(person.number()).orElse("–"),
                link,
                sentTo,
                invitations
                        .open(account, person.number())
                        .map(open -> Formats.moment(open.expiresAt()))
                        .orElse(""),
                whyNot.isEmpty(),
                whyNot,
                List.of(
                        new Option("LINK", Words.of("members.invitation.way.LINK")),
                        new Option("LETTER", Words.of("members.invitation.way.LETTER"))),
                form);
    }

    @PostMapping
    ModelAndView make(
            @AuthenticationPrincipal Account account, @PathVariable long person, Form form) {
        Person dependant = dependant(account, person);
        Parsed<Optional<Contact>> parsed =
                form.parse(fields -> {
                    boolean isLetter = form.has("way", "LETTER");
                    boolean isKnown = isLetter || form.has("way", "LINK");
                    fields.check(isKnown, "way", "members.invitation.way.missing");
                    if (!isLetter) {
                        return Optional::empty;
                    }
                    var contact = fields.value("contact", Contact::of);
                    return () -> Optional.of(contact.get());
                });
        return switch (parsed) {
            case Parsed.Bad(var wrong) ->
                    Pages.refused(SHOW, page(account, dependant, null, "", wrong));
            case Parsed.Good(var contact) -> make(account, dependant, contact, form);
        };
    }

    private ModelAndView make(
            Account account, Person dependant, Optional<Contact> contact, Form form) {
        return switch (invitations.make(account, dependant.number(), contact)) {
            case Invited.Made(var _, var link) -> {
                String sentTo = contact.map(Contact::masked).orElse("");
                String whole = invitations.address(link);
                yield Pages.show(SHOW, page(account, dependant, whole, sentTo, Form.EMPTY));
            }
            case Invited.TooMany() -> refused(account, dependant, form, "tooMany");
            case Invited.ContactHasMany() -> {
                Form told = form.with("contact", "members.invitation.contactHasMany");
                yield Pages.refused(SHOW, page(account, dependant, null, "", told));
            }
            case Invited.UnderAge() -> refused(account, dependant, form, "underAge");
            case Invited.HasAccount() -> refused(account, dependant, form, "hasAccount");
            case Invited.NotADependant() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private ModelAndView refused(Account account, Person dependant, Form form, String why) {
        Form told = form.with("way", "members.invitation." + why);
        return Pages.refused(SHOW, page(account, dependant, null, "", told));
    }

    /// Done twice, it is done once.
    @PostMapping("/withdrawal")
    ModelAndView withdraw(@AuthenticationPrincipal Account account, @PathVariable long person) {
        Person dependant = dependant(account, person);
        invitations
                .open(account, dependant.number())
                .ifPresent(open -> invitations.withdraw(account, open.number()));
        return Pages.next("/me/household/" + person + "/invitation");
    }
}
