package org.tongzhou.accounts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Somebody who proved who they are: by a session, or by a token that allows some scopes only.
final class SignedIn extends AbstractAuthenticationToken {

    private final transient Account account;
    private final transient @Nullable Set<Scope> scopes;

    private SignedIn(Account account, @Nullable Set<Scope> scopes) {
        super(authorities(account));
        this.account = account;
        this.scopes = scopes;
        setAuthenticated(true);
    }

    static SignedIn bySession(Account account) {
        return new SignedIn(account, null);
    }

    static SignedIn byToken(Account account, Set<Scope> scopes) {
        return new SignedIn(account, scopes);
    }

    private static List<SimpleGrantedAuthority> authorities(Account account) {
        return account.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }

    /// The scopes of the token; none where a session signed in.
    Optional<Set<Scope>> scopes() {
        return Optional.ofNullable(scopes);
    }

    /// Whether the token allows it; a session allows all that the account may.
    boolean mayUse(Scope scope) {
        return scopes == null || scopes.contains(scope);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Account getPrincipal() {
        return account;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
