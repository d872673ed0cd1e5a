package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.Browser;
import org.tongzhou.PlatformTest;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.accounts.Contact;
import org.tongzhou.accounts.Password;
import org.tongzhou.accounts.Role;
import org.tongzhou.books.Account;
import org.tongzhou.books.Books;
import org.tongzhou.books.Entry;
import org.tongzhou.core.money.Amount;

/// Books, channel and bank beside each other, once a day.
class DailyCheckTest extends PlatformTest {

    private static final LocalDate FIRST = LocalDate.of(2190, 1, 1);
    private static final String PASSWORD = "boat and river 7";

    @Autowired private DailyCheck check;
    @Autowired private Books books;
    @Autowired private Accounts accounts;
    @Autowired private TransactionTemplate transaction;

    private Browser auditor() {
        String contact = "c" + UUID.randomUUID().toString().replace("-", "") + "@example.org";
        accounts.create(Contact.of(contact), new Password(PASSWORD), Set.of(Role.AUDITOR));
        Browser browser = browser();
        browser.get("/sign-in");
        browser.post("/sign-in", Map.of("contact", contact, "password", PASSWORD));
        return browser;
    }

    /// Money at the bank that the bank knows nothing of.
    private void stray(long minor) {
        String plan = "stray";
        Entry entry =
                Entry.of("stray/" + UUID.randomUUID(), FIRST, plan, "stray")
                        .debit(Account.BANK, new Amount(minor))
                        .credit(Account.SUBSIDY, new Amount(minor));
        transaction.executeWithoutResult(_ -> books.post(entry));
    }

    @Test
    void aDifferenceWithTheBankIsShownWithItsAgeAndGoesWhenItIsMended() {
        check.check(FIRST);
        LocalDate before = bank().differsSince();
        stray(712_345);
        check.check(FIRST.plusDays(1));
        check.check(FIRST.plusDays(2));

        Browser auditor = auditor();
        String page = auditor.get("/staff/collection").body();
        String api = auditor.get("/api/v1/collection/books-check").body();
        DailyCheck.Kept found = bank();
        stray(-712_345);
        check.check(FIRST.plusDays(3));

        assertThat(found.differsSince()).isEqualTo(before == null ? FIRST.plusDays(1) : before);
        assertThat(found.booked().minus(bank().booked())).isEqualTo(new Amount(712_345));
        assertThat(page).contains("Books, channel and bank", "assets:bank", "differs since");
        assertThat(api).contains("\"differsSince\":\"" + found.differsSince());
        assertThat(bank().differsSince()).isEqualTo(before);
    }

    private DailyCheck.Kept bank() {
        return check.last().orElseThrow().comparisons().stream()
                .filter(one -> one.plan().equals("*") && one.account().equals("assets:bank"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDayIsCheckedOnce() {
        check.advance();
        check.advance();

        assertThat(check.last()).isPresent();
    }
}
