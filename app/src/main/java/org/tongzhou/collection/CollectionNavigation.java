package org.tongzhou.collection;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongzhou.accounts.Access;
import org.tongzhou.accounts.Role;
import org.tongzhou.web.NavigationEntry;

/// This module's paths and links.
@Configuration
class CollectionNavigation {

    @Bean
    Access collectionAccess() {
        Set<Role> staff = Set.of(Role.FINANCE, Role.AUDITOR);
        return Access.to(staff, "/staff/collection", "/staff/collection/**");
    }

    @Bean
    NavigationEntry passbookEntry() {
        return new NavigationEntry(
                200, "/me/passbook", "collection.passbook.title", Role.MEMBER.name());
    }

    @Bean
    NavigationEntry balanceEntry() {
        return new NavigationEntry(
                210, "/me/balance", "collection.balance.title", Role.MEMBER.name());
    }

    @Bean
    NavigationEntry staffCollectionEntry() {
        return new NavigationEntry(
                610,
                "/staff/collection",
                "collection.desk.title",
                Role.FINANCE.name(),
                Role.AUDITOR.name());
    }
}
