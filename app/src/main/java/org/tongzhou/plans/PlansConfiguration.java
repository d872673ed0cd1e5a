package org.tongzhou.plans;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongzhou.accounts.Access;
import org.tongzhou.accounts.Role;
import org.tongzhou.web.NavigationEntry;

/// This module's links and who may go where.
@Configuration
class PlansConfiguration {

    @Bean
    Access plansAccess() {
        return Access.toEverybody(
                        "/plans",
                        "/plans/*",
                        "/plans/*/versions/*",
                        "/api/v1/plans",
                        "/api/v1/plans/**")
                .and(Access.to(Set.of(Role.PLAN_MANAGER, Role.AUDITOR), "/staff/plans/**"));
    }

    @Bean
    NavigationEntry plansEntry() {
        return new NavigationEntry(100, "/plans", "plans.title");
    }

    @Bean
    NavigationEntry deskEntry() {
        return new NavigationEntry(
                300,
                "/staff/plans",
                "plans.desk.title",
                Role.PLAN_MANAGER.name(),
                Role.AUDITOR.name());
    }
}
