package org.tongzhou.messages;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongzhou.accounts.Role;
import org.tongzhou.web.NavigationEntry;

/// This module's link.
@Configuration
class MessagesConfiguration {

    @Bean
    NavigationEntry inboxEntry() {
        return new NavigationEntry(150, "/me/inbox", "messages.title", Role.MEMBER.name());
    }
}
