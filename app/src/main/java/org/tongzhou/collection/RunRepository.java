package org.tongzhou.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.money.Amount;

/// Runs and their batches, one per folio.
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
    private static final String INSERT_BATCH =
            """
            insert into collection.batch (folio, run, instructions, total_minor, digest, state,
                prepared_at)
            values (:folio, :run, :instructions, :total, :digest, 'PREPARED', :at)
            on conflict (folio, run) do nothing
            """;
    private static final String BATCHES =
            """
            select folio, instructions, total_minor, digest, state, taken, taken_minor
            from collection.batch where run = :run
            """;
    private static final String IS_ANSWERED =
            """
            select exists (select from collection.batch
                where folio = :folio and run = :run and state = 'ANSWERED')
            """;
    private static final String IS_PREPARED =
            "select exists (select from collection.batch where folio = :folio and run = :run)";
    private static final String ANSWER =
            """
            update collection.batch
            set state = 'ANSWERED', answered_at = :at, taken = :taken, taken_minor = :takenMinor
            where folio = :folio and run = :run and state = 'PREPARED'
            """;

    /// A batch as it was prepared.
    @SuppressWarnings("ArrayRecordComponent") // a digest from its column
    record Batch(int folio, int instructions, Amount total, byte[] digest, boolean isAnswered) {}

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

    boolean insertBatch(Run run, Batch batch, Instant at) {
        return jdbc.sql(INSERT_BATCH)
                        .param("folio", batch.folio())
                        .param("run", run.number())
                        .param("instructions", batch.instructions())
                        .param("total", batch.total().minor())
                        .param("digest", batch.digest())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    Map<Integer, Batch> batches(Run run) {
        Map<Integer, Batch> batches = new HashMap<>();
        jdbc.sql(BATCHES)
                .param("run", run.number())
                .query(row -> {
                    batches.put(row.getInt("folio"), batch(row));
                });
        return batches;
    }

    Optional<Batch> batch(Run run, int folio) {
        return jdbc.sql(BATCHES + " and folio = :folio")
                .param("run", run.number())
                .param("folio", folio)
                .query((row, _) -> batch(row))
                .optional();
    }

    /// Whether a folio's batch has been put together, so that it may be at the channel.
    boolean isPrepared(int run, int folio) {
        return jdbc.sql(IS_PREPARED)
                .param("run", run)
                .param("folio", folio)
                .query(Boolean.class)
                .single();
    }

    /// Whether the channel's answer to a folio's batch has been taken in.
    boolean isAnswered(int run, int folio) {
        return jdbc.sql(IS_ANSWERED)
                .param("run", run)
                .param("folio", folio)
                .query(Boolean.class)
                .single();
    }

    boolean answer(Run run, int folio, long taken, Amount takenSum, Instant at) {
        return jdbc.sql(ANSWER)
                        .param("folio", folio)
                        .param("run", run.number())
                        .param("taken", taken)
                        .param("takenMinor", takenSum.minor())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getInt("folio"),
                row.getInt("instructions"),
                new Amount(row.getLong("total_minor")),
                row.getBytes("digest"),
                row.getString("state").equals("ANSWERED"));
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
