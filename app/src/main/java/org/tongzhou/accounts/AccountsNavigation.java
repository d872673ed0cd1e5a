package org.tongzhou.accounts;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongzhou.web.NavigationEntry;

/// This module's links.
@Configuration
class AccountsNavigation {

    @Bean
    NavigationEntry accountsEntry() {
        return new NavigationEntry(
                900, "/staff/accounts", "accounts.find.title", Role.ADMINISTRATOR.name());
    }

    @Bean
    NavigationEntry auditEntry() {
        return new NavigationEntry(
                890,
                "/staff/audit",
                "accounts.audit.title",
                Role.AUDITOR.name(),
                Role.ADMINISTRATOR.name());
    }

    @Bean
    @ConditionalOnProperty(name = "tongzhou.demo", havingValue = "true")
    NavigationEntry demoSignInEntry() {
        return new NavigationEntry(990, "/demo/sign-in", "accounts.demo.title");
    }

    @Bean
    @ConditionalOnProperty(name = "tongzhou.demo", havingValue = "true")
    NavigationEntry demoOutboxEntry() {
        return new NavigationEntry(991, "/demo/outbox", "accounts.outbox.title");
    }
}
