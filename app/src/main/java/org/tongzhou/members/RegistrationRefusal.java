package org.tongzhou.members;

import org.tongzhou.web.Words;

/// Why nobody was registered, for programs and for people.
///
/// @param type stays the same for ever
public record RegistrationRefusal(String type, String detail) {

    public static RegistrationRefusal of(Registration registration) {
        return switch (registration) {
            case Registration.DocumentTaken() ->
                    new RegistrationRefusal("document-taken", Words.of("members.documentTaken"));
            case Registration.AccountTaken() ->
                    new RegistrationRefusal("account-taken", Words.of("members.accountTaken"));
            case Registration.AuthorityMissing() ->
                    new RegistrationRefusal(
                            "authority-missing", Words.of("members.authority.missing"));
            case Registration.PayerLeft() ->
                    new RegistrationRefusal("payer-left", Words.of("members.payerLeft"));
            case Registration.Registered _ ->
                    throw new IllegalStateException("a registration that succeeded");
        };
    }
}
