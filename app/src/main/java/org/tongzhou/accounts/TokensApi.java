package org.tongzhou.accounts;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.tongzhou.web.Refused;
import org.tongzhou.web.Slice;
import org.tongzhou.web.Words;

/// A person's API tokens, for programs.
@RestController
@RequestMapping("/api/v1/tokens")
class TokensApi {

    private final Tokens tokens;

    TokensApi(Tokens tokens) {
        this.tokens = tokens;
    }

    record NewToken(@Nullable String name, @Nullable List<@Nullable String> scopes) {}

    record IssuedToken(long id, String token) {}

    record Token(long id, String name, List<String> scopes, Instant createdAt, Instant expiresAt) {}

    record TokenList(List<Token> tokens, @Nullable String next) {}

    @Operation(summary = "List the account's tokens")
    @GetMapping
    TokenList list(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "0") long after) {
        long from = Slice.after(after);
        var found = tokens.of(account).stream().filter(one -> one.id() > from).toList();
        var slice = Slice.of(found, limit, Tokens.Listed::id);
        return new TokenList(slice.as(TokensApi::shown), slice.next("/api/v1/tokens"));
    }

    private static Token shown(Tokens.Listed t) {
        return new Token(t.id(), t.name(), t.scopes(), t.createdAt(), t.expiresAt());
    }

    @Operation(
            summary = "Make a token",
            description =
                    "The secret is told this once. A token that a token makes "
                            + "may do no more than its "
                            + "maker.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    IssuedToken issue(SignedIn by, @RequestBody NewToken wanted) {
        String name = wanted.name() == null ? "" : wanted.name();
        List<String> scopes = new ArrayList<>();
        for (String scope : wanted.scopes() == null ? List.<String>of() : wanted.scopes()) {
            scopes.add(String.valueOf(scope));
        }
        var parsed = Tokens.Wanted.of(name, scopes);
        List<String> beyond =
                parsed.scopes().stream()
                        .filter(scope -> !by.mayUse(scope))
                        .map(Scope::toString)
                        .sorted()
                        .toList();
        if (!beyond.isEmpty()) {
            String named = String.join(" ", beyond);
            throw Refused.notAllowed(Words.of("accounts.api.token.beyond", named));
        }
        var issued = tokens.issue(by.getPrincipal(), parsed);
        return new IssuedToken(issued.id(), issued.secret().value());
    }

    @Operation(summary = "Revoke a token")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal Account account, @PathVariable long id) {
        if (!tokens.revoke(account, id)) {
            throw Refused.notFound();
        }
    }
}
