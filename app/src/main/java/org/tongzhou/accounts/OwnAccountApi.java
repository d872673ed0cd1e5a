package org.tongzhou.accounts;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The account that calls. Its password and contact are changed on its pages alone: a token that
/// got out must not take the account away from its owner.
@RestController
@RequestMapping("/api/v1/account")
class OwnAccountApi {

    private final Accounts accounts;
    private final SignIns signIns;

    OwnAccountApi(Accounts accounts, SignIns signIns) {
        this.accounts = accounts;
        this.signIns = signIns;
    }

    /// @param contact masked; missing for invented people
    record OwnAccountBody(long account, List<Role> roles, @Nullable String contact) {}

    @Operation(summary = "Show the account that calls")
    @GetMapping
    OwnAccountBody show(@AuthenticationPrincipal Account account) {
        return new OwnAccountBody(
                account.id(),
                account.roles().stream().sorted().toList(),
                accounts.contact(account.id()).map(Contact::masked).orElse(null));
    }

    @Operation(summary = "End all sessions, as after losing a phone", description = "Tokens stay.")
    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOutEverywhere(@AuthenticationPrincipal Account account) {
        signIns.endAll(account);
    }
}
