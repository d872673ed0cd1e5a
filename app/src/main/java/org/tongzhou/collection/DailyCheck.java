package org.tongzhou.collection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;

/// Compares books, channel and bank once a day and keeps what it saw, for finance and audit.
@Component
class DailyCheck {

    private static final String CHECKED =
            "select exists (select from collection.books_check where day = :day)";
    private static final String BEGIN =
            """
            insert into collection.books_check (day, checked_at) values (:day, :at)
            on conflict (day) do nothing
            """;
    private static final String INSERT =
            """
            insert into collection.books_comparison
                (day, plan, account, booked_minor, derived_minor)
            values (:day, :plan, :account, :booked, :derived)
            """;
    private static final String LAST =
            "select day, checked_at from collection.books_check order by day desc limit 1";

    // The age of a difference runs from the day after the last check that did not find it.
    private static final String COMPARISONS =
            """
            select c.plan, c.account, c.booked_minor, c.derived_minor,
                case when c.booked_minor <> c.derived_minor then (
                    select min(d.day) from collection.books_comparison d
                    where d.plan = c.plan and d.account = c.account and d.day > coalesce((
                        select max(e.day) from collection.books_comparison e
                        where e.plan = c.plan and e.account = c.account
                            and e.booked_minor = e.derived_minor), '-infinity'::date)
                ) end as differs_since
            from collection.books_comparison c
            where c.day = :day
            order by c.plan, c.account
            """;

    private final BooksCheck check;
    private final CollectionDesk desk;
    private final JdbcClient jdbc;
    private final Gate gate;
    private final TransactionTemplate transaction;

    DailyCheck(
            BooksCheck check,
            CollectionDesk desk,
            JdbcClient jdbc,
            Gate gate,
            TransactionTemplate transaction) {
        this.check = check;
        this.desk = desk;
        this.jdbc = jdbc;
        this.gate = gate;
        this.transaction = transaction;
    }

    /// What an account says and what follows from lines, rounds and settlements.
    ///
    /// @param plan the plan's code, or `*` for all plans together
    record Kept(
            String plan,
            String account,
            Amount booked,
            Amount derived,
            @Nullable LocalDate differsSince) {}

    /// The newest check.
    record Report(LocalDate day, Instant checkedAt, List<Kept> comparisons) {}

    /// Checks unless today's check was made.
    void advance() {
        LocalDate today = desk.today();
        if (!jdbc.sql(CHECKED).param("day", today).query(Boolean.class).single()) {
            check(today);
        }
    }

    /// Of two servers that check at once, one keeps what it saw.
    void check(LocalDate day) {
        List<BooksCheck.Finding> seen = check.compareAll();
        transaction.executeWithoutResult(_ -> keep(day, seen));
    }

    private void keep(LocalDate day, List<BooksCheck.Finding> seen) {
        OffsetDateTime now = gate.now().atOffset(ZoneOffset.UTC);
        if (jdbc.sql(BEGIN).param("day", day).param("at", now).update() == 0) {
            return;
        }
        for (BooksCheck.Finding one : seen) {
            jdbc.sql(INSERT)
                    .param("day", day)
                    .param("plan", one.plan())
                    .param("account", one.account().code())
                    .param("booked", one.booked().minor())
                    .param("derived", one.derived().minor())
                    .update();
        }
    }

    Optional<Report> last() {
        return jdbc.sql(LAST)
                .query((row, _) -> {
                    LocalDate day = row.getObject("day", LocalDate.class);
                    var at = row.getObject("checked_at", OffsetDateTime.class).toInstant();
                    return new Report(day, at, comparisons(day));
                })
                .optional();
    }

    private List<Kept> comparisons(LocalDate day) {
        return jdbc.sql(COMPARISONS)
                .param("day", day)
                .query((row, _) ->
                        new Kept(
                                row.getString("plan"),
                                row.getString("account"),
                                new Amount(row.getLong("booked_minor")),
                                new Amount(row.getLong("derived_minor")),
                                row.getObject("differs_since", LocalDate.class)))
                .list();
    }
}
