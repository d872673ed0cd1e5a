package org.tongzhou.accounts;

import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// A person's API tokens, for programs.
@RestController
@RequestMapping("/api/v1/tokens")
class TokensApi {

    private final Tokens tokens;

    TokensApi(Tokens tokens) {
        this.tokens = tokens;
    }

    record NewToken(String name, List<String> scopes) {}

    record IssuedToken(long id, String token) {}

    record Token(long id, String name, List<String> scopes, Instant createdAt, Instant expiresAt) {}

    @GetMapping
    List<Token> list(@AuthenticationPrincipal Account account) {
        return tokens.of(account).stream()
                .map(t -> new Token(t.id(), t.name(), t.scopes(), t.createdAt(), t.expiresAt()))
                .toList();
    }

    /// A token that a token makes may do no more than its maker.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    IssuedToken issue(SignedIn by, @RequestBody NewToken wanted) {
        var parsed = Tokens.Wanted.of(wanted.name(), wanted.scopes());
        boolean within = by.scopes().map(own -> own.containsAll(parsed.scopes())).orElse(true);
        if (!within) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        var issued = tokens.issue(by.getPrincipal(), parsed);
        return new IssuedToken(issued.id(), issued.secret().value());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal Account account, @PathVariable long id) {
        if (!tokens.revoke(account, id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
