package org.tongzhou.members;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Contact;
import org.tongzhou.accounts.Secret;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Slice;
import org.tongzhou.web.Words;

/// Invitations of adult dependants to accounts of their own.
@RestController
@RequestMapping("/api/v1")
class InvitationsApi {

    private static final String PATH = "/api/v1/household/invitations";
    private final Invitations invitations;

    InvitationsApi(Invitations invitations) {
        this.invitations = invitations;
    }

    record InvitationBody(
            long invitation,
            long person,
            Instant createdAt,
            Instant expiresAt,
            Invitation.State state) {

        static InvitationBody of(Invitation one) {
            return new InvitationBody(
                    one.number(), one.person(), one.createdAt(), one.expiresAt(), one.state());
        }
    }

    /// @param next the next page; missing on the last
    record InvitationList(List<InvitationBody> invitations, @Nullable String next) {}

    /// @param contact where the link is sent too; missing where the payer passes it on
    record NewInvitation(@Nullable Long person, @Nullable String contact) {}

    /// @param link told this once; the part of `address` that names the invitation
    record MadeBody(InvitationBody invitation, String link, String address) {}

    record InviteeAnswer(@Nullable String link, @Nullable String name, @Nullable String number) {}

    record ConfirmedBody(long person) {}

    @Operation(summary = "List the invitations that the account made, the newest first")
    @GetMapping("/household/invitations")
    InvitationList list(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = Slice.NEWEST) long after) {
        var found = invitations.of(account, Slice.after(after), Slice.toRead(limit));
        var slice = Slice.of(found, limit, Invitation::number);
        return new InvitationList(slice.as(InvitationBody::of), slice.next(PATH));
    }

    @Operation(
            summary = "Invite a dependant to an account of his own",
            description = "An invitation that he has open falls.")
    @PostMapping("/household/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    MadeBody make(@AuthenticationPrincipal Account account, @RequestBody NewInvitation wanted) {
        Long person = wanted.person();
        if (person == null) {
            throw new BadInput("person", "members.invitation.notADependant");
        }
        Optional<Contact> contact = Optional.ofNullable(wanted.contact()).map(Contact::of);
        return switch (invitations.make(account, person, contact)) {
            case Invited.Made(var made, var link) ->
                    new MadeBody(InvitationBody.of(made), link.value(), invitations.address(link));
            case Invited.NotADependant() ->
                    throw new BadInput("person", "members.invitation.notADependant");
            case Invited.UnderAge() -> throw refused("under-age", "members.invitation.underAge");
            case Invited.HasAccount() ->
                    throw refused("has-account", "members.invitation.hasAccount");
            case Invited.TooMany() ->
                    throw refused("too-many-invitations", "members.invitation.tooMany");
            case Invited.ContactHasMany() ->
                    throw refused("contact-has-many", "members.invitation.contactHasMany");
        };
    }

    @Operation(
            summary = "Take an invitation back",
            description = "One that is not open any more is not there.")
    @DeleteMapping("/household/invitations/{invitation}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@AuthenticationPrincipal Account account, @PathVariable long invitation) {
        if (!invitations.withdraw(account, invitation)) {
            throw Refused.notFound();
        }
    }

    @Operation(
            summary = "Say who the invited person is, and tie the calling account to that person")
    @PostMapping("/persons/confirmation")
    ConfirmedBody confirm(
            @AuthenticationPrincipal Account account, @RequestBody InviteeAnswer said) {
        Secret link = new Secret(said("link", said.link()));
        String name = said("name", said.name());
        String number = said("number", said.number());
        return switch (invitations.take(account, link, name, number)) {
            case Taken.Yours(var person) -> new ConfirmedBody(person.number());
            case Taken.Gone() -> throw Refused.gone(Words.of("members.invitationGone.text"));
            case Taken.AccountTaken() ->
                    throw refused("account-taken", "members.invitee.accountTaken");
            case Taken.Different(var left) ->
                    throw Refused.notPossible(
                            "not-the-person",
                            Words.of("members.invitee.different", left),
                            Map.of("triesLeft", left));
        };
    }

    private static String said(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new BadInput(field, "members.invitee.missing");
        }
        return text;
    }

    private static Refused refused(String type, String wordsKey) {
        return Refused.notPossible(type, Words.of(wordsKey), Map.of());
    }
}
