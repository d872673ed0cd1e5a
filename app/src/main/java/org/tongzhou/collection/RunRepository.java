package org.tongzhou.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Runs, and the rounds that each debits first.
@Repository
class RunRepository {

    private static final String INSERT =
            """
            insert into collection.run (day, kind, epoch, created_at)
            values (:day, :kind, :epoch, :at)
            on conflict (day, kind) do nothing
            returning run
            """;
    private static final String SELECT =
            "select run, day, kind, epoch, finished_at is not null as finished"
                    + " from collection.run ";
    private static final String INSERT_ROUND =
            "insert into collection.run_round (run, plan, round) values (:run, :plan, :round)";
    private static final String ROUNDS =
            "select plan, round from collection.run_round where run = :run order by plan";
    private static final String FINISH =
            "update collection.run set finished_at = :at where run = :run and finished_at is null";
    private static final String DEBITING =
            """
            select run from collection.run_round where plan = :plan and round = :round
            """;
    private static final String SINCE =
            "select run, day, kind, epoch, finished_at is not null as finished"
                    + " from collection.run where kind = 'FIRST' and day >= :day and day < :before"
                    + " order by run";

    /// A plan's round that a run debits for the first time.
    record RunRound(int plan, int round) {}

    private final JdbcClient jdbc;

    RunRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Run> insert(LocalDate day, Run.Kind kind, int epoch, Instant at) {
        return jdbc.sql(INSERT)
                .param("day", day)
                .param("kind", kind.name())
                .param("epoch", epoch)
                .param("at", Timestamp.from(at))
                .query((row, _) -> new Run(row.getInt("run"), day, kind, epoch, false))
                .optional();
    }

    List<Run> unfinished() {
        return jdbc.sql(SELECT + "where finished_at is null order by run")
                .query((row, _) -> run(row))
                .list();
    }

    Optional<Run> find(int run) {
        return jdbc.sql(SELECT + "where run = :run")
                .param("run", run)
                .query((row, _) -> run(row))
                .optional();
    }

    Optional<Run> on(LocalDate day, Run.Kind kind) {
        return jdbc.sql(SELECT + "where day = :day and kind = :kind")
                .param("day", day)
                .param("kind", kind.name())
                .query((row, _) -> run(row))
                .optional();
    }

    void addRound(Run run, int plan, int round) {
        jdbc.sql(INSERT_ROUND)
                .param("run", run.number())
                .param("plan", plan)
                .param("round", round)
                .update();
    }

    List<RunRound> rounds(int run) {
        return jdbc.sql(ROUNDS)
                .param("run", run)
                .query((row, _) -> new RunRound(row.getInt("plan"), row.getInt("round")))
                .list();
    }

    void finish(Run run, Instant at) {
        jdbc.sql(FINISH).param("run", run.number()).param("at", Timestamp.from(at)).update();
    }

    /// The run that debits a round first.
    Optional<Integer> debiting(RunRound round) {
        return jdbc.sql(DEBITING)
                .param("plan", round.plan())
                .param("round", round.round())
                .query(Integer.class)
                .optional();
    }

    /// First debits from a day on and before another.
    List<Run> firstBetween(LocalDate day, LocalDate before) {
        return jdbc.sql(SINCE)
                .param("day", day)
                .param("before", before)
                .query((row, _) -> run(row))
                .list();
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getInt("run"),
                row.getObject("day", LocalDate.class),
                Run.Kind.valueOf(row.getString("kind")),
                row.getInt("epoch"),
                row.getBoolean("finished"));
    }
}
