package org.tongzhou.books;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.books.JournalPage.BookedEntry;
import org.tongzhou.books.JournalPage.Place;
import org.tongzhou.core.money.Amount;

/// Reads the journal page by page, newest first.
@Repository
class JournalPages {

    private static final String PAGE =
            """
            with page as (
                select entry, ref, booked_on, plan, memo from books.entry
                where (booked_on, entry) < (:day, :entry) and (:plan = '' or plan = :plan)
                order by booked_on desc, entry desc
                limit :limit
            )
            select e.entry, e.ref, e.booked_on, e.plan, e.memo, p.account, p.amount_minor
            from page e join books.posting p using (entry)
            order by e.booked_on desc, e.entry desc, p.line
            """;

    private final JdbcClient jdbc;

    JournalPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Entries of a plan before a place; of all plans if the plan is empty.
    @Transactional(readOnly = true)
    public JournalPage before(Place place, String plan, int limit) {
        Map<Long, Entry> found = new LinkedHashMap<>();
        jdbc.sql(PAGE)
                .param("day", place.day())
                .param("entry", place.entry())
                .param("plan", plan)
                .param("limit", limit + 1)
                .query(row -> {
                    long number = row.getLong("entry");
                    Entry entry = found.containsKey(number) ? found.get(number) : entry(row);
                    Amount amount = new Amount(row.getLong("amount_minor"));
                    found.put(number, entry.debit(Books.account(row.getString("account")), amount));
                });
        List<BookedEntry> entries = new ArrayList<>();
        found.forEach((number, entry) -> entries.add(new BookedEntry(number, entry)));
        if (entries.size() <= limit) {
            return new JournalPage(entries, null);
        }
        BookedEntry last = entries.get(limit - 1);
        Place next = new Place(last.entry().day(), last.number());
        return new JournalPage(List.copyOf(entries.subList(0, limit)), next);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return Entry.of(
                row.getString("ref"),
                row.getObject("booked_on", LocalDate.class),
                row.getString("plan"),
                row.getString("memo"));
    }
}
