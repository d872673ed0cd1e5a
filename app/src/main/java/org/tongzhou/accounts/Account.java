package org.tongzhou.accounts;

import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/// Who is signed in: a controller takes it as `@AuthenticationPrincipal Account account`.
public record Account(long id, Set<Role> roles) implements AuthenticatedPrincipal {

    public Account {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean isStaff() {
        return roles.stream().anyMatch(Role::isStaff);
    }

    @Override
    public String getName() {
        return Long.toString(id);
    }
}
