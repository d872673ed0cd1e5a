package org.tongzhou.closing;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongzhou.accounts.Access;
import org.tongzhou.accounts.Role;
import org.tongzhou.web.NavigationEntry;

/// This module's link and who may go where.
@Configuration
class ClosingConfiguration {

    @Bean
    Access closingAccess() {
        return Access.to(
                Set.of(Role.PLAN_MANAGER, Role.AUDITOR), "/staff/closings", "/staff/closings/**");
    }

    @Bean
    NavigationEntry closingEntry() {
        return new NavigationEntry(
                310,
                "/staff/closings",
                "closing.desk.title",
                Role.PLAN_MANAGER.name(),
                Role.AUDITOR.name());
    }
}
