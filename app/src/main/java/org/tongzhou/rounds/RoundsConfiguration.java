package org.tongzhou.rounds;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongzhou.accounts.Access;
import org.tongzhou.accounts.Role;
import org.tongzhou.web.NavigationEntry;

/// This module's paths and links: rounds and cases are open to everybody, also to programs.
@Configuration
class RoundsConfiguration {

    private static final Set<Role> STAFF = Set.of(Role.FINANCE, Role.AUDITOR, Role.REVIEWER);

    @Bean
    Access roundsAccess() {
        return Access.toEverybody("/rounds", "/plans/*/rounds", "/plans/*/rounds/*", "/cases/*")
                .and(
                        Access.toEverybody(
                                "/api/v1/rounds",
                                "/api/v1/rounds/*/*",
                                "/api/v1/rounds/*/*/cases",
                                "/api/v1/cases/*"))
                .and(Access.to(Role.MEMBER, "/cases/*/objections"))
                .and(Access.to(STAFF, "/staff/rounds", "/staff/rounds/**"));
    }

    @Bean
    NavigationEntry roundsEntry() {
        return new NavigationEntry(120, "/rounds", "rounds.title");
    }

    @Bean
    NavigationEntry staffRoundsEntry() {
        return new NavigationEntry(
                600,
                "/staff/rounds",
                "rounds.desk.title",
                Role.FINANCE.name(),
                Role.AUDITOR.name(),
                Role.REVIEWER.name());
    }
}
