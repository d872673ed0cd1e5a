package org.tongzhou.members;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongzhou.accounts.Access;
import org.tongzhou.accounts.Role;
import org.tongzhou.web.NavigationEntry;

/// This module's links and what everybody may see of it.
@Configuration
class MembersNavigation {

    @Bean
    Access membersAccess() {
        return Access.toEverybody("/invitations/*");
    }

    @Bean
    NavigationEntry householdEntry() {
        return new NavigationEntry(
                120, "/me/household", "members.household.title", Role.MEMBER.name());
    }

    @Bean
    NavigationEntry mandateEntry() {
        return new NavigationEntry(130, "/me/mandate", "members.mandate.title", Role.MEMBER.name());
    }
}
