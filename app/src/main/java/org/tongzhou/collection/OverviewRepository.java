package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.money.Amount;

/// Sums for those who watch over collection.
@Repository
class OverviewRepository {

    private static final String RUNS =
            """
            select r.run, r.day, r.kind, r.finished_at is not null as finished,
                count(b.folio) as batches,
                count(b.folio) filter (where b.state = 'ANSWERED') as answered,
                coalesce(sum(b.instructions), 0) as instructions,
                coalesce(sum(b.total_minor), 0) as total_minor,
                coalesce(sum(b.taken), 0) as taken,
                coalesce(sum(b.taken_minor), 0) as taken_minor
            from collection.run r left join collection.batch b on b.run = r.run
            where r.run < :before
            group by r.run
            order by r.run desc limit :limit
            """;
    private static final String OPEN =
            """
            select plan, state, count(*) as lines, sum(open_minor) as open_minor
            from collection.line where state <> 'CLOSED'
            group by plan, state order by plan, state
            """;
    private static final String WRITTEN_OFF =
            """
            select plan, bearer, sum(lines) as lines, sum(amount_minor) as amount_minor
            from (
                select l.plan, coalesce(e.reason, '') as bearer, 1 as lines,
                    -e.amount_minor as amount_minor
                from collection.line_event e
                    join collection.line l using (folio, household, enrolment, round, correction)
                where e.kind = 'WRITTEN_OFF'
                union all
                select plan, bearer, shares, amount_minor from collection.written_off
            ) lost
            group by plan, bearer order by plan, bearer
            """;

    /// A run with the sums of its batches.
    record RunTotal(
            int run,
            LocalDate day,
            Run.Kind kind,
            boolean isFinished,
            int batches,
            int answered,
            long instructions,
            Amount total,
            long taken,
            Amount takenSum) {}

    record OpenTotal(int plan, Line.State state, long lines, Amount open) {

        OpenTotal plus(OpenTotal more) {
            return new OpenTotal(plan, state, lines + more.lines, open.plus(more.open));
        }
    }

    /// @param bearer who bears the loss
    record LossTotal(int plan, String bearer, long lines, Amount amount) {}

    private final JdbcClient jdbc;

    OverviewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Runs before a number, the newest first.
    List<RunTotal> runs(int before, int limit) {
        return jdbc.sql(RUNS)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) ->
                        new RunTotal(
                                row.getInt("run"),
                                row.getObject("day", LocalDate.class),
                                Run.Kind.valueOf(row.getString("kind")),
                                row.getBoolean("finished"),
                                row.getInt("batches"),
                                row.getInt("answered"),
                                row.getLong("instructions"),
                                new Amount(row.getLong("total_minor")),
                                row.getLong("taken"),
                                new Amount(row.getLong("taken_minor"))))
                .list();
    }

    /// What is open of lines that have a row of their own.
    List<OpenTotal> open() {
        return jdbc.sql(OPEN)
                .query((row, _) ->
                        new OpenTotal(
                                row.getInt("plan"),
                                Line.State.valueOf(row.getString("state")),
                                row.getLong("lines"),
                                new Amount(row.getLong("open_minor"))))
                .list();
    }

    List<LossTotal> writtenOff() {
        return jdbc.sql(WRITTEN_OFF)
                .query((row, _) ->
                        new LossTotal(
                                row.getInt("plan"),
                                row.getString("bearer"),
                                row.getLong("lines"),
                                new Amount(row.getLong("amount_minor"))))
                .list();
    }
}
