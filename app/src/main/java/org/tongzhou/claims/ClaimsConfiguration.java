package org.tongzhou.claims;

import jakarta.servlet.MultipartConfigElement;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongzhou.accounts.Access;
import org.tongzhou.accounts.Role;
import org.tongzhou.web.NavigationEntry;

/// This module's paths and links, and how much may be uploaded at once.
@Configuration
class ClaimsConfiguration {

    /// Who works on claims, and so reads all of them. An auditor reads what a check needs.
    static final Set<Role> STAFF = Set.of(Role.REVIEWER, Role.INVESTIGATOR, Role.DOCTOR);

    // Above what a paper may have, so that one that is too large is told beside its field.
    private static final long LARGEST_FILE = 24L * 1024 * 1024;
    private static final long LARGEST_REQUEST = 32L * 1024 * 1024;
    private static final int IN_MEMORY = 64 * 1024;

    @Bean
    Access claimsAccess() {
        Set<Role> readers = EnumSet.of(Role.AUDITOR);
        readers.addAll(STAFF);
        return Access.to(readers, "/staff/claims", "/staff/claims/**");
    }

    @Bean
    MultipartConfigElement multipartConfigElement() {
        return new MultipartConfigElement("", LARGEST_FILE, LARGEST_REQUEST, IN_MEMORY);
    }

    @Bean
    NavigationEntry myClaimsEntry() {
        return new NavigationEntry(300, "/me/claims", "claims.mine.title", Role.MEMBER.name());
    }

    @Bean
    NavigationEntry staffClaimsEntry() {
        return new NavigationEntry(
                500,
                "/staff/claims",
                "claims.queue.title",
                Role.REVIEWER.name(),
                Role.INVESTIGATOR.name(),
                Role.DOCTOR.name(),
                Role.AUDITOR.name());
    }
}
