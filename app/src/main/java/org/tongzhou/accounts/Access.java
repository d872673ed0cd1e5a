package org.tongzhou.accounts;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Opens paths of a module: a bean of this type is the only way, all else is closed.
///
/// ```
/// @Bean
/// Access claimsAccess() {
///     return Access.toEverybody("/cases/**").and(Access.to(Role.REVIEWER, "/staff/claims/**"));
/// }
/// ```
///
/// `/me/**` and `/api/v1/**` are open to everybody who is signed in; an endpoint for staff says so
/// once more with `@PreAuthorize`.
public record Access(List<Rule> rules) {

    /// Who may go where; without roles, everybody may look (GET and HEAD).
    public record Rule(Set<Role> roles, List<String> patterns) {

        boolean isOpen() {
            return roles.isEmpty();
        }
    }

    public Access {
        rules = List.copyOf(rules);
    }

    /// Everybody may look, signed in or not.
    public static Access toEverybody(String... patterns) {
        return new Access(List.of(new Rule(Set.of(), List.of(patterns))));
    }

    /// Those who have one of these roles may look and do.
    public static Access to(Set<Role> roles, String... patterns) {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("to whom?");
        }
        return new Access(List.of(new Rule(roles, List.of(patterns))));
    }

    public static Access to(Role role, String... patterns) {
        return to(Set.of(role), patterns);
    }

    public Access and(Access other) {
        return new Access(Stream.concat(rules.stream(), other.rules.stream()).toList());
    }
}
