package org.tongzhou.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.collection.Flights.Flight;
import org.tongzhou.core.round.Folio;

/// Households whose shares were not taken. Rows that fly with a batch are read as in flight.
@Repository
class UnpaidRepository {

    private static final String INSERT =
            """
            insert into collection.unpaid (household, folio, run, in_run, reason, state)
            select household, :folio, :run, nullif(in_run, 0), reason, state::"char"
            from unnest(:households::bigint[], :inRuns::integer[], :reasons::smallint[],
                :states::text[]) as one (household, in_run, reason, state)
            """;
    private static final String SELECT =
            "select household, run, in_run, reason, state from collection.unpaid"
                    + " where folio = :folio";
    private static final String ORDER = " order by household, run";
    private static final String FOLIOS =
            "select distinct folio from collection.unpaid order by folio";
    private static final String FLIGHTS =
            """
            select run, along from collection.batch
            where folio = :folio and state = 'PREPARED' and along is not null
            """;
    private static final String KEYS =
            """
            from unnest(:households::bigint[], :runs::integer[]) as key (household, run)
            where u.folio = :folio and u.household = key.household and u.run = key.run
            """;
    private static final String MOVE =
            "update collection.unpaid u set state = :state::\"char\", in_run = :inRun " + KEYS;
    private static final String ASKED_NO_MORE =
            "update collection.unpaid u set state = 'O' " + KEYS + " and u.state = 'A'";
    private static final String DELETE =
            "delete from collection.unpaid u " + KEYS.replace("from unnest", "using unnest");
    private static final String IS_WAITING =
            """
            select exists (
                select from collection.unpaid where run = any (:runs::integer[]) and state <> 'U')
            """;
    private static final String IS_UNKNOWN =
            """
            select exists (select from collection.unpaid where run = :run and state = 'U')
            """;

    private final JdbcClient jdbc;

    UnpaidRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Stores what one run did not take in a folio.
    void insert(int folio, int run, List<Unpaid> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql(INSERT)
                .param("folio", folio)
                .param("run", run)
                .param("households", rows.stream().mapToLong(Unpaid::household).toArray())
                .param("inRuns", rows.stream().mapToInt(row -> row.inRun().orElse(0)).toArray())
                .param("reasons", rows.stream().mapToInt(row -> row.reason().code()).toArray())
                .param(
                        "states",
                        rows.stream().map(row -> row.state().letter()).toArray(String[]::new))
                .update();
    }

    /// All rows of a folio, ordered by household and run.
    List<Unpaid> ofFolio(int folio) {
        return inFlight(
                folio,
                jdbc.sql(SELECT + ORDER).param("folio", folio).query((row, _) -> row(row)).list());
    }

    /// Folios that have any.
    List<Integer> folios() {
        return jdbc.sql(FOLIOS).query((row, _) -> row.getInt("folio")).list();
    }

    List<Unpaid> ofHousehold(long household) {
        int folio = Folio.of(household);
        List<Unpaid> rows =
                jdbc.sql(SELECT + " and household = :household" + ORDER)
                        .param("folio", folio)
                        .param("household", household)
                        .query((row, _) -> row(row))
                        .list();
        return rows.isEmpty() ? rows : inFlight(folio, rows);
    }

    private List<Unpaid> inFlight(int folio, List<Unpaid> rows) {
        Map<Flight, Integer> flights = new HashMap<>();
        jdbc.sql(FLIGHTS)
                .param("folio", folio)
                .query(row -> {
                    int run = row.getInt("run");
                    Flights.unpacked(folio, run, row.getBytes("along"))
                            .forEach(flight -> flights.put(flight, run));
                });
        if (flights.isEmpty()) {
            return rows;
        }
        List<Unpaid> marked = new ArrayList<>(rows.size());
        for (Unpaid row : rows) {
            Integer run = flights.get(new Flight(row.household(), row.run()));
            marked.add(run == null ? row : row.flyingWith(run));
        }
        return marked;
    }

    /// Moves rows of a folio to another state.
    void move(int folio, Collection<Unpaid> rows, Unpaid.State state, OptionalInt inRun) {
        if (!rows.isEmpty()) {
            Integer boxed = inRun.isPresent() ? inRun.getAsInt() : null;
            requireAll(
                    rows,
                    keys(MOVE, folio, rows)
                            .param("state", state.letter())
                            .param("inRun", boxed, Types.INTEGER)
                            .update());
        }
    }

    /// Rows that were asked for, then debited and not taken, are open like others.
    void askedNoMore(int folio, Collection<Unpaid> rows) {
        if (!rows.isEmpty()) {
            keys(ASKED_NO_MORE, folio, rows).update();
        }
    }

    /// Takes rows of a folio away: they were paid, or have lines of their own now.
    void delete(int folio, Collection<Unpaid> rows) {
        if (!rows.isEmpty()) {
            requireAll(rows, keys(DELETE, folio, rows).update());
        }
    }

    private JdbcClient.StatementSpec keys(String sql, int folio, Collection<Unpaid> rows) {
        return jdbc.sql(sql)
                .param("folio", folio)
                .param("households", rows.stream().mapToLong(Unpaid::household).toArray())
                .param("runs", rows.stream().mapToInt(Unpaid::run).toArray());
    }

    private static void requireAll(Collection<Unpaid> rows, int changed) {
        if (changed != rows.size()) {
            throw new OptimisticLockingFailureException(
                    "changed meanwhile: %d of %d rows".formatted(changed, rows.size()));
        }
    }

    /// Whether anything of these runs is open and known to be so.
    boolean isWaiting(Collection<Integer> runs) {
        return !runs.isEmpty()
                && jdbc.sql(IS_WAITING)
                        .param("runs", runs.stream().mapToInt(Integer::intValue).toArray())
                        .query(Boolean.class)
                        .single();
    }

    /// Whether of anything of a run nobody knows yet whether it was taken.
    boolean isUnknown(int run) {
        return jdbc.sql(IS_UNKNOWN).param("run", run).query(Boolean.class).single();
    }

    private static Unpaid row(ResultSet row) throws SQLException {
        Integer inRun = row.getObject("in_run", Integer.class);
        return new Unpaid(
                row.getLong("household"),
                row.getInt("run"),
                Unpaid.Reason.ofCode(row.getInt("reason")),
                Unpaid.State.ofLetter(row.getString("state")),
                inRun == null ? OptionalInt.empty() : OptionalInt.of(inRun));
    }
}
