package org.tongzhou.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;

/// Batches as they were prepared: one for each folio and run, or several parts of a folio.
@Repository
class BatchRepository {

    private static final String INSERT =
            """
            insert into collection.batch (folio, run, part, first_household, last_household,
                instructions, total_minor, digest, plans, plan_minor, along, state, prepared_at)
            values (:folio, :run, :part, :first, :last, :instructions, :total, :digest,
                :plans::smallint[], :planMinor::bigint[], :along, 'PREPARED', :at)
            """;
    private static final String SELECT =
            """
            select folio, part, first_household, last_household, instructions, total_minor, digest,
                plans, plan_minor, state
            from collection.batch where run = :run
            """;
    private static final String ORDER = " order by folio, part";
    private static final String IS_ANSWERED =
            """
            select exists (select from collection.batch
                where folio = :folio and run = :run and state = 'ANSWERED'
                    and :household between first_household and last_household)
            """;
    private static final String IS_PREPARED =
            "select exists (select from collection.batch where folio = :folio and run = :run)";
    private static final String IS_WAITING =
            "select exists (select from collection.batch where state = 'PREPARED')";
    private static final String ANSWER =
            """
            update collection.batch
            set state = 'ANSWERED', answered_at = :at, taken = :taken, taken_minor = :takenMinor,
                along = null
            where folio = :folio and run = :run and part = :part and state = 'PREPARED'
            """;

    /// A batch as it was prepared.
    ///
    /// @param part counted from 1; a folio that the channel takes whole has one
    /// @param first the first household that it speaks of
    /// @param last the last one
    /// @param sums what it comes to by plan; batches of an older release do not say
    @SuppressWarnings("ArrayRecordComponent") // a digest from its column
    record Batch(
            int folio,
            int part,
            long first,
            long last,
            int instructions,
            Amount total,
            byte[] digest,
            Optional<SortedMap<Integer, Amount>> sums,
            boolean isAnswered) {

        boolean speaksOf(long household) {
            return household >= first && household <= last;
        }
    }

    private final JdbcClient jdbc;

    BatchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param along the unpaid rows that fly with it, packed; null if there are none
    void insert(Run run, Batch batch, byte @Nullable [] along, Instant at) {
        SortedMap<Integer, Amount> sums = batch.sums().orElseThrow();
        jdbc.sql(INSERT)
                .param("folio", batch.folio())
                .param("run", run.number())
                .param("part", batch.part())
                .param("first", batch.first())
                .param("last", batch.last())
                .param("instructions", batch.instructions())
                .param("total", batch.total().minor())
                .param("digest", batch.digest())
                .param("plans", sums.keySet().stream().mapToInt(Integer::intValue).toArray())
                .param("planMinor", sums.values().stream().mapToLong(Amount::minor).toArray())
                .param("along", along, Types.BINARY)
                .param("at", Timestamp.from(at))
                .update();
    }

    /// All batches of a run, by folio and part.
    List<Batch> of(Run run) {
        return jdbc.sql(SELECT + ORDER)
                .param("run", run.number())
                .query((row, _) -> batch(row))
                .list();
    }

    /// The parts of a folio.
    List<Batch> of(Run run, int folio) {
        return jdbc.sql(SELECT + " and folio = :folio" + ORDER)
                .param("run", run.number())
                .param("folio", folio)
                .query((row, _) -> batch(row))
                .list();
    }

    Batch of(Run run, int folio, int part) {
        return jdbc.sql(SELECT + " and folio = :folio and part = :part")
                .param("run", run.number())
                .param("folio", folio)
                .param("part", part)
                .query((row, _) -> batch(row))
                .single();
    }

    /// Whether a folio's batches have been put together, so that they may be at the channel.
    boolean isPrepared(int run, int folio) {
        return jdbc.sql(IS_PREPARED)
                .param("run", run)
                .param("folio", folio)
                .query(Boolean.class)
                .single();
    }

    /// Whether the channel's answer about a household has been taken in.
    boolean isAnswered(int run, long household) {
        return jdbc.sql(IS_ANSWERED)
                .param("run", run)
                .param("folio", Folio.of(household))
                .param("household", household)
                .query(Boolean.class)
                .single();
    }

    /// Whether any batch is not answered yet.
    boolean isWaiting() {
        return jdbc.sql(IS_WAITING).query(Boolean.class).single();
    }

    boolean answer(Run run, Batch batch, long taken, Amount takenSum, Instant at) {
        return jdbc.sql(ANSWER)
                        .param("folio", batch.folio())
                        .param("run", run.number())
                        .param("part", batch.part())
                        .param("taken", taken)
                        .param("takenMinor", takenSum.minor())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getInt("folio"),
                row.getInt("part"),
                row.getLong("first_household"),
                row.getLong("last_household"),
                row.getInt("instructions"),
                new Amount(row.getLong("total_minor")),
                row.getBytes("digest"),
                sums(row),
                row.getString("state").equals("ANSWERED"));
    }

    private static Optional<SortedMap<Integer, Amount>> sums(ResultSet row) throws SQLException {
        if (row.getArray("plans") == null) {
            return Optional.empty();
        }
        Number[] plans = (Number[]) row.getArray("plans").getArray();
        Number[] minor = (Number[]) row.getArray("plan_minor").getArray();
        SortedMap<Integer, Amount> sums = new TreeMap<>();
        for (int i = 0; i < plans.length; i++) {
            sums.put(plans[i].intValue(), new Amount(minor[i].longValue()));
        }
        return Optional.of(sums);
    }
}
