package org.tongzhou.enrolment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongzhou.accounts.Access;
import org.tongzhou.accounts.Role;
import org.tongzhou.web.NavigationEntry;

/// This module's links and what everybody may see of it.
@Configuration
class EnrolmentConfiguration {

    @Bean
    Access enrolmentAccess() {
        return Access.toEverybody("/plans/*/join", "/plans/*/costs");
    }

    @Bean
    NavigationEntry homeEntry() {
        return new NavigationEntry(110, "/me", "enrolment.home.title", Role.MEMBER.name());
    }
}
