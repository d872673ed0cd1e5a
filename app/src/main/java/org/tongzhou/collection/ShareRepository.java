package org.tongzhou.collection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;

/// When shares were taken: a round's by its run, a late one's by its line.
@Repository
class ShareRepository {

    private static final String DAYS =
            """
            select c.round, r.day, r.finished_at is not null as finished
            from collection.run_round c join collection.run r on r.run = c.run
            where c.plan = :plan
            """;
    private static final String LAST_PAID =
            """
            select enrolment, round, max(at) as at from collection.line_event
            where folio = :folio and household = :household and correction = 0
                and kind in ('PAID', 'CREDITED')
            group by enrolment, round
            """;

    private static final String UNPAID =
            """
            select household, sum(unpaid_minor) as unpaid_minor
            from (
                select household, open_minor as unpaid_minor from collection.line
                where folio = :folio and plan = :plan
                union all
                select l.household, -e.amount_minor
                from collection.line l
                    join collection.line_event e
                        using (folio, household, enrolment, round, correction)
                where l.folio = :folio and l.plan = :plan and e.kind = 'WRITTEN_OFF'
            ) unpaid
            group by household
            """;

    /// The day on which a round was debited, and whether every answer has come.
    record DebitDay(LocalDate day, boolean isFinished) {}

    /// A line by what it is for.
    record ShareKey(long enrolment, int round) {

        static ShareKey of(Line line) {
            return new ShareKey(line.enrolment(), line.round());
        }
    }

    private final JdbcClient jdbc;

    ShareRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// When each round of a plan was debited.
    Map<Integer, DebitDay> days(int plan) {
        Map<Integer, DebitDay> days = new HashMap<>();
        jdbc.sql(DAYS)
                .param("plan", plan)
                .query(row -> {
                    LocalDate day = row.getObject("day", LocalDate.class);
                    days.put(row.getInt("round"), new DebitDay(day, row.getBoolean("finished")));
                });
        return days;
    }

    /// What of the charges of a folio and plan that have lines of their own is open or written
    /// off, by household.
    Map<Long, Amount> unpaid(int folio, int plan) {
        Map<Long, Amount> unpaid = new HashMap<>();
        jdbc.sql(UNPAID)
                .param("folio", folio)
                .param("plan", plan)
                .query(row -> {
                    unpaid.put(row.getLong("household"), new Amount(row.getLong("unpaid_minor")));
                });
        return unpaid;
    }

    /// When the lines of a household were last paid.
    Map<ShareKey, Instant> lastPaid(long household) {
        Map<ShareKey, Instant> paid = new HashMap<>();
        jdbc.sql(LAST_PAID)
                .param("folio", Folio.of(household))
                .param("household", household)
                .query(row -> {
                    ShareKey key = new ShareKey(row.getLong("enrolment"), row.getInt("round"));
                    paid.put(key, row.getTimestamp("at").toInstant());
                });
        return paid;
    }
}
