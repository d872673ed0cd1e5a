package org.tongzhou.closing;

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
        return Access.to(Role.PLAN_MANAGER, "/staff/closings", "/staff/closings/**");
    }

    @Bean
    NavigationEntry closingEntry() {
        return new NavigationEntry(
                310, "/staff/closings", "closing.desk.title", Role.PLAN_MANAGER.name());
    }
}
