package org.tongzhou.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.Browser;
import org.tongzhou.PlatformTest;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.accounts.Contact;
import org.tongzhou.accounts.Password;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.money.Amount;

class BooksPagesTest extends PlatformTest {

    private static final String PASSWORD = "boat and river 7";

    @Autowired private Accounts accounts;
    @Autowired private Books books;
    @Autowired private TransactionTemplate transaction;

    private final String plan = "pages-" + UUID.randomUUID();

    @BeforeEach
    void somethingIsBooked() {
        Entry entry =
                Entry.of("page/" + plan, LocalDate.of(1998, 5, 2), plan, "<b>memo</b>")
                        .debit(Account.BANK, new Amount(123_456))
                        .credit(Account.PREPAID, new Amount(123_456));
        transaction.executeWithoutResult(_ -> books.post(entry));
    }

    private Browser signedIn(Role role) {
        String contact = "b" + UUID.randomUUID().toString().replace("-", "") + "@example.org";
        accounts.create(Contact.of(contact), new Password(PASSWORD), Set.of(role));
        Browser browser = browser();
        browser.get("/sign-in");
        browser.post("/sign-in", Map.of("contact", contact, "password", PASSWORD));
        return browser;
    }

    @Test
    void auditorsSeeBalancesAndJournalButCannotClose() {
        Browser auditor = signedIn(Role.AUDITOR);

        String page = auditor.get("/staff/books?plan=" + plan).body();

        assertThat(page)
                .contains("assets:bank", "CNY\u00a01,234.56", "page/" + plan, "&lt;b&gt;memo")
                .doesNotContain("/staff/books/close");
        var close = Map.of("month", "1998-05", "sure", "true");
        assertThat(auditor.post("/staff/books/close", close).statusCode()).isEqualTo(403);
    }

    @Test
    void membersAndReviewersSeeNoBooks() {
        assertThat(signedIn(Role.MEMBER).get("/staff/books").statusCode()).isEqualTo(403);
        assertThat(signedIn(Role.REVIEWER).get("/staff/books").statusCode()).isEqualTo(403);
        assertThat(signedIn(Role.REVIEWER).get("/api/v1/books/plans").statusCode()).isEqualTo(403);
    }

    @Test
    void financeClosesAMonthThatIsOverAndSaysThatItIsSure() {
        Browser finance = signedIn(Role.FINANCE);
        finance.get("/staff/books");

        var unsure = finance.post("/staff/books/close", Map.of("month", "1998-04"));
        var never = Map.of("month", "9998-04", "sure", "true");
        var tooEarly = finance.post("/staff/books/close", never);
        var nonsense = finance.post("/staff/books/close", Map.of("month", "<i>", "sure", "true"));
        var done = finance.post("/staff/books/close", Map.of("month", "1998-04", "sure", "true"));

        assertThat(unsure.body()).contains("href=\"#sure\"", "1998-04");
        assertThat(tooEarly.body()).contains("not over yet");
        assertThat(nonsense.statusCode()).isEqualTo(422);
        assertThat(nonsense.body()).contains("&lt;i").doesNotContain("<i>");
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(books.closedPeriods()).contains(YearMonth.of(1998, 4));
    }

    @Test
    void programsReadTheBooks() {
        Browser auditor = signedIn(Role.AUDITOR);

        assertThat(auditor.get("/api/v1/books/plans").body()).contains(plan);
        assertThat(auditor.get("/api/v1/books/balances?plan=" + plan).body())
                .contains("{\"account\":\"assets:bank\",\"balanceMinor\":123456}");
        assertThat(auditor.get("/api/v1/books/journal?limit=1&plan=" + plan).body())
                .contains("\"ref\":\"page/" + plan + "\"", "\"amountMinor\":-123456");
        for (String bad : new String[] {"limit=0", "limit=201", "limit=x", "after=nowhere"}) {
            var answer = auditor.get("/api/v1/books/journal?" + bad);
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(answer.body()).contains("/problems/bad-input");
        }
    }

    @Test
    void aPlanThatThereIsNotIsNotAPlanWithNothingBooked() {
        Browser auditor = signedIn(Role.AUDITOR);

        for (String list : new String[] {"journal", "balances"}) {
            var answer = auditor.get("/api/v1/books/" + list + "?plan=nosuch");
            assertThat(answer.statusCode()).as(list).isEqualTo(404);
            assertThat(answer.body()).contains("/problems/not-found", "There is no plan “nosuch”");
        }
        assertThat(auditor.get("/api/v1/rounds?plan=nosuch").body())
                .as("every list that is asked for a plan says it so")
                .contains("/problems/not-found", "There is no plan “nosuch”");
        assertThat(auditor.get("/staff/books?plan=nosuch").statusCode()).isEqualTo(404);
        assertThat(auditor.get("/staff/books").statusCode()).isEqualTo(200);
    }

    @Test
    void accountsHaveTheirWordsBesideTheirCode() {
        assertThat(signedIn(Role.AUDITOR).get("/staff/books?plan=" + plan).body())
                .contains("Money at the bank (assets:bank)");
        for (Account account : Account.values()) {
            assertThat(account.title()).contains(account.code()).isNotEqualTo(account.code());
            assertThat(Account.of(account.code())).isEqualTo(account);
        }
    }
}
