package org.tongzhou.members;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongzhou.accounts.Access;
import org.tongzhou.accounts.Role;
import org.tongzhou.web.NavigationEntry;
import org.tongzhou.web.OwnTransactions;

/// This module's links, what everybody may see of it, and which writes make their own transactions.
@Configuration
class MembersNavigation {

    @Bean
    Access membersAccess() {
        return Access.toEverybody("/invitations/*");
    }

    /// Asks who owns a bank account.
    @Bean
    OwnTransactions proofTransactions() {
        return new OwnTransactions("POST /api/v1/household/moves/proof");
    }

    /// Counts offers, also to somebody who is not known.
    @Bean
    OwnTransactions offerTransactions() {
        return new OwnTransactions("POST /api/v1/household/moves");
    }

    /// Counts wrong answers.
    @Bean
    OwnTransactions confirmationTransactions() {
        return new OwnTransactions("POST /api/v1/persons/confirmation");
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
