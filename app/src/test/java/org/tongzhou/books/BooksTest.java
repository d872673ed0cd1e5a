package org.tongzhou.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.PlatformTest;
import org.tongzhou.books.JournalPage.Place;
import org.tongzhou.core.money.Amount;
import org.tongzhou.web.BadInput;

class BooksTest extends PlatformTest {

    private static final LocalDate DAY = LocalDate.of(2031, 3, 7);

    @Autowired private Books books;
    @Autowired private Closing closing;
    @Autowired private JournalPages pages;
    @Autowired private JdbcClient jdbc;
    @Autowired private TransactionTemplate transaction;

    private static String newPlan() {
        return "books-" + UUID.randomUUID();
    }

    private static Entry strike(String plan, LocalDate day, long minor) {
        return Entry.of("strike/" + UUID.randomUUID(), day, plan, "round struck")
                .debit(Account.RECEIVABLE, new Amount(minor))
                .credit(Account.PAYABLE_TO_CLAIMANTS, new Amount(minor));
    }

    private void post(Entry entry) {
        transaction.executeWithoutResult(_ -> books.post(entry));
    }

    @Test
    void whatIsPostedIsInTheBalances() {
        String plan = newPlan();

        post(strike(plan, DAY, 30_000));
        post(strike(plan, DAY, 12));

        assertThat(books.balances(plan))
                .containsEntry(Account.RECEIVABLE, new Amount(30_012))
                .containsEntry(Account.PAYABLE_TO_CLAIMANTS, new Amount(-30_012))
                .containsEntry(Account.BANK, Amount.ZERO);
    }

    @Test
    void anEntryNeedsTheTransactionOfItsCause() {
        Entry entry = strike(newPlan(), DAY, 1);

        assertThatThrownBy(() -> books.post(entry))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void anEntryThatDoesNotBalanceIsRefusedByUsAndByTheDatabase() {
        String plan = newPlan();
        Entry lame = Entry.of(plan, DAY, plan, "lame").debit(Account.BANK, new Amount(1));

        assertThatThrownBy(() -> post(lame)).hasMessageContaining("does not balance");
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> insertLame(plan)))
                .rootCause()
                .hasMessageContaining("does not balance");
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> insertEntry(plan)))
                .rootCause()
                .hasMessageContaining("does not balance");
        assertThat(books.plans()).doesNotContain(plan);
    }

    private long insertEntry(String plan) {
        return jdbc.sql(
                        """
                        insert into books.entry (ref, booked_on, plan, memo)
                        values (:plan, :day, :plan, 'by hand') returning entry
                        """)
                .param("plan", plan)
                .param("day", DAY)
                .query(Long.class)
                .single();
    }

    private void insertLame(String plan) {
        jdbc.sql(
                        """
                        insert into books.posting (entry, line, account, amount_minor)
                        values (:entry, 1, 'assets:bank', 7)
                        """)
                .param("entry", insertEntry(plan))
                .update();
    }

    @Test
    void aClosedMonthTakesNoMoreEntries() {
        String plan = newPlan();
        post(strike(plan, LocalDate.of(1999, 12, 31), 5));

        books.closePeriod(YearMonth.of(1999, 12), 1);
        books.closePeriod(YearMonth.of(1999, 12), 1);

        assertThat(books.closedPeriods()).containsOnlyOnce(YearMonth.of(1999, 12));
        Entry late = strike(plan, LocalDate.of(1999, 12, 1), 5);
        assertThatThrownBy(() -> post(late)).rootCause().hasMessageContaining("is closed");
        post(strike(plan, LocalDate.of(2000, 1, 1), 5));
        assertThat(books.balances(plan)).containsEntry(Account.RECEIVABLE, new Amount(10));
    }

    @Test
    void anEntryOfAClosedMonthTakesNoMorePostings() {
        String plan = newPlan();
        Entry old = strike(plan, LocalDate.of(1999, 10, 31), 5);
        post(old);

        books.closePeriod(YearMonth.of(1999, 10), 1);

        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> addTo(old.ref())))
                .rootCause()
                .hasMessageContaining("is closed");
        assertThat(books.balances(plan)).containsEntry(Account.RECEIVABLE, new Amount(5));
    }

    private void addTo(String ref) {
        jdbc.sql(
                        """
                        insert into books.posting (entry, line, account, amount_minor)
                        select e.entry, l.line, 'assets:bank', l.minor
                        from books.entry e, (values (8, 7), (9, -7)) as l (line, minor)
                        where e.ref = :ref
                        """)
                .param("ref", ref)
                .update();
    }

    @Test
    void aMonthIsClosedAfterWhatIsBeingPostedInIt() throws InterruptedException {
        YearMonth month = YearMonth.of(1999, 8);
        Entry slow = strike(newPlan(), month.atDay(31), 5);
        Thread closing = Thread.ofVirtual().unstarted(() -> books.closePeriod(month, 1));

        transaction.executeWithoutResult(_ -> {
            books.post(slow);
            closing.start();
            assertThatWaits(closing);
            assertThat(books.closedPeriods()).doesNotContain(month);
        });
        closing.join();

        assertThat(books.closedPeriods()).contains(month);
        assertThat(books.balances(slow.plan())).containsEntry(Account.RECEIVABLE, new Amount(5));
    }

    @Test
    void aMonthThatWaitsForASettlementIsNotClosed() {
        String plan = newPlan();
        String ref = "payout/" + plan;
        YearMonth month = YearMonth.of(1999, 6);
        post(
                Entry.of(ref, month.atDay(30), plan, "sent")
                        .debit(Account.PAYABLE_TO_CLAIMANTS, new Amount(5))
                        .credit(Account.PAYOUTS_IN_TRANSIT, new Amount(5)));

        assertThatThrownBy(() -> books.closePeriod(month, 1))
                .rootCause()
                .hasMessageContaining("waits for settlements");
        assertThatThrownBy(() -> closing.month("1999-06"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("books.close.month.unsettled");
        post(
                Entry.of("settle/" + ref + "/" + plan, month.atDay(30), plan, "settled")
                        .debit(Account.PAYOUTS_IN_TRANSIT, new Amount(5))
                        .credit(Account.BANK, new Amount(5)));
        books.closePeriod(month, 1);

        assertThat(books.closedPeriods()).contains(month);
    }

    private static void assertThatWaits(Thread thread) {
        try {
            assertThat(thread.join(Duration.ofMillis(300))).as("it went ahead").isFalse();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thePlatformCanNeitherChangeNorDeleteWhatIsBooked() {
        post(strike(newPlan(), DAY, 5));

        for (String change :
                new String[] {
                    "update books.entry set memo = 'x'",
                    "delete from books.entry",
                    "update books.posting set amount_minor = 1",
                    "delete from books.posting",
                    "truncate books.posting",
                    "delete from books.closed_period",
                    "insert into books.account (code, side) values ('assets:own', 'DEBIT')"
                }) {
            assertThatThrownBy(() -> jdbc.sql(change).update())
                    .as(change)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theSameCauseIsBookedOnce() {
        Entry entry = strike(newPlan(), DAY, 5);
        post(entry);

        assertThatThrownBy(() -> post(entry)).isInstanceOf(DuplicateKeyException.class);
        assertThat(books.balances(entry.plan())).containsEntry(Account.RECEIVABLE, new Amount(5));
    }

    @Test
    void theJournalIsReadPageByPageWithoutGapOrRepetition() {
        String plan = newPlan();
        for (int i = 0; i < 7; i++) {
            post(strike(plan, DAY.plusDays(i / 3), i + 1L));
        }

        JournalPage first = pages.before(Place.END, plan, 3);
        JournalPage second = pages.before(Place.of(String.valueOf(first.next())), plan, 3);
        JournalPage third = pages.before(Place.of(String.valueOf(second.next())), plan, 3);

        assertThat(minors(first)).containsExactly(7L, 6L, 5L);
        assertThat(minors(second)).containsExactly(4L, 3L, 2L);
        assertThat(minors(third)).containsExactly(1L);
        assertThat(third.next()).isNull();
    }

    private static Long[] minors(JournalPage page) {
        return page.entries().stream()
                .map(booked -> booked.entry().postings().getFirst().amount().minor())
                .toArray(Long[]::new);
    }
}
