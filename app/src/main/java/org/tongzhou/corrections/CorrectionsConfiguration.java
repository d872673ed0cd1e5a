package org.tongzhou.corrections;

import java.util.EnumSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongzhou.accounts.Access;
import org.tongzhou.accounts.Role;
import org.tongzhou.web.NavigationEntry;

/// This module's link and who may go where.
@Configuration
class CorrectionsConfiguration {

    @Bean
    Access correctionsAccess() {
        return Access.to(
                EnumSet.of(Role.REVIEWER, Role.FINANCE, Role.AUDITOR),
                "/staff/corrections",
                "/staff/corrections/**");
    }

    @Bean
    NavigationEntry correctionsEntry() {
        return new NavigationEntry(
                330,
                "/staff/corrections",
                "corrections.title",
                Role.REVIEWER.name(),
                Role.FINANCE.name(),
                Role.AUDITOR.name());
    }
}
