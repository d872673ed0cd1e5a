package org.tongzhou.members;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Secret;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Frame;
import org.tongzhou.web.Pages;

/// Where the link of an invitation leads: to an account first, then to saying who one is.
@Controller
class InviteeController {

    private static final String WELCOME = "members/invited";
    private static final String CONFIRM = "members/invitee";
    private static final String GONE = "members/invitationGone";
    private final Invitations invitations;
    private final Members members;

    InviteeController(Invitations invitations, Members members) {
        this.invitations = invitations;
        this.members = members;
    }

    /// @param payer masked, since whoever has the link may read it
    record InvitedPage(String link, String payer) {}

    /// @param isAnother whether the account belongs to a person already
    record InviteePage(String link, String payer, boolean isAnother, Form form) {}

    record GonePage() {}

    private record Said(String name, String number) {}

    /// For whoever has the link; who is signed in goes on at once.
    @GetMapping("/invitations/{link}")
    ModelAndView welcome(@PathVariable String link) {
        Optional<Invitation> open = invitations.open(new Secret(link));
        if (open.isEmpty()) {
            return gone();
        }
        return Frame.current().signedIn()
                ? Pages.next("/me/invitations/" + link)
                : Pages.show(WELCOME, new InvitedPage(link, payer(open.get())));
    }

    private static ModelAndView gone() {
        return Pages.show(GONE, new GonePage(), HttpStatus.NOT_FOUND);
    }

    private String payer(Invitation invitation) {
        return members.personOfAccount(invitation.by())
                .map(person -> members.maskedName(person.number()))
                .orElse("*");
    }

    @GetMapping("/me/invitations/{link}")
    ModelAndView ask(@AuthenticationPrincipal Account account, @PathVariable String link) {
        return invitations
                .open(new Secret(link))
                .map(open -> Pages.show(CONFIRM, page(account, link, open, Form.EMPTY)))
                .orElseGet(InviteeController::gone);
    }

    private InviteePage page(Account account, String link, Invitation open, Form form) {
        boolean isAnother = members.personOfAccount(account.id()).isPresent();
        return new InviteePage(link, payer(open), isAnother, form);
    }

    @PostMapping("/me/invitations/{link}")
    ModelAndView take(
            @AuthenticationPrincipal Account account, @PathVariable String link, Form form) {
        Optional<Invitation> open = invitations.open(new Secret(link));
        if (open.isEmpty()) {
            return gone();
        }
        Parsed<Said> parsed =
                form.parse(fields -> {
                    Supplier<String> name = fields.value("name", PersonDetails::name);
                    String number = form.text("number");
                    fields.check(!number.isEmpty(), "number", "members.invitee.number.missing");
                    return () -> new Said(name.get(), number);
                });
        return switch (parsed) {
            case Parsed.Bad(var wrong) ->
                    Pages.refused(CONFIRM, page(account, link, open.get(), wrong));
            case Parsed.Good(var said) -> take(account, link, open.get(), said, form);
        };
    }

    private ModelAndView take(Account account, String link, Invitation open, Said said, Form form) {
        return switch (invitations.take(account, new Secret(link), said.name(), said.number())) {
            case Taken.Yours _ -> Pages.next("/me");
            case Taken.Gone() -> gone();
            case Taken.Different(var left) -> {
                Form told = form.with("number", "members.invitee.different", left);
                yield Pages.refused(CONFIRM, page(account, link, open, told));
            }
            case Taken.AccountTaken() -> {
                Form told = form.with("number", "members.invitee.accountTaken");
                yield Pages.refused(CONFIRM, page(account, link, open, told));
            }
        };
    }
}
