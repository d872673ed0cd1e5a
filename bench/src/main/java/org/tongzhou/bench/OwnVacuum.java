package org.tongzhou.bench;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The database's own vacuum, with the settings that the server gives it. It comes once a minute;
/// between two debit days it comes often, and here those days pass in no time, so it is waited for.
record OwnVacuum(JdbcClient jdbc) {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration STATISTICS_COME = Duration.ofSeconds(2);

    /// By PostgreSQL's own rule.
    private static final String IS_DUE =
            """
            select exists (
                select from pg_stat_all_tables s
                    join pg_class c on c.oid = s.relid
                    left join pg_class t on t.reltoastrelid = s.relid
                where coalesce(t.relnamespace, c.relnamespace) = 'collection'::regnamespace
                    and s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0))
            """;

    void await() throws InterruptedException {
        Said.progress("waiting for the database's own vacuum");
        long start = System.nanoTime();
        do {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                Said.progress("it did not come: what is measured next is without it");
                return;
            }
            Thread.sleep(STATISTICS_COME);
        } while (jdbc.sql(IS_DUE).query(Boolean.class).single());
    }
}
