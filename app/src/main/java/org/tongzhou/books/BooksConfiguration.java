package org.tongzhou.books;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongzhou.accounts.Access;
import org.tongzhou.accounts.Role;
import org.tongzhou.web.NavigationEntry;

/// Who may look into the books, and the link to them.
@Configuration
class BooksConfiguration {

    @Bean
    Access booksAccess() {
        return Access.to(Set.of(Role.FINANCE, Role.AUDITOR), "/staff/books/**");
    }

    @Bean
    NavigationEntry booksEntry() {
        return new NavigationEntry(
                700, "/staff/books", "books.title", Role.FINANCE.name(), Role.AUDITOR.name());
    }
}
