package org.tongzhou.rounds;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.gate.Gate;

/// Lets a round that cannot go on stop alone, and keeps which folio of it is to blame.
///
/// Nothing is decided by what it keeps: every step is tried again with each tick, and what is kept
/// goes away with the first success.
@Repository
class StoppedRounds {

    private static final Logger LOG = LoggerFactory.getLogger(StoppedRounds.class);
    private static final String PUT =
            """
            insert into rounds.stopped (plan, round, folio, what, since)
            values (:plan, :round, :folio, :what, :at)
            on conflict (plan, round, folio) do update set what = excluded.what
            """;
    private static final String CLEAR =
            """
            delete from rounds.stopped
            where plan = :plan and round = :round and folio <> all (:still::integer[])
            """;
    private static final String SELECT =
            "select plan, round, folio, what, since from rounds.stopped"
                    + " order by round, plan, folio";

    /// A folio for which a round has stopped; [RoundFaults#WHOLE] where no single one is to blame.
    record Stop(int plan, int round, int folio, String what, Instant since) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Gate gate;

    StoppedRounds(JdbcClient jdbc, TransactionTemplate transaction, Gate gate) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.gate = gate;
    }

    /// Does a step of a round; if that fails, it is kept why, and other rounds go on.
    ///
    /// @return whether it was done
    boolean attempt(Round round, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            if (RoundFaults.isOutside(e)) {
                throw e;
            }
            // Said once; the staff's page and the health tell it as long as it stands.
            if (of(round).isEmpty()) {
                LOG.error("round {} of plan {} has stopped", round.number(), round.plan(), e);
            }
            keep(round, RoundFaults.in(e));
            return false;
        }
        keep(round, List.of());
        return true;
    }

    private void keep(Round round, List<RoundFaults.Fault> faults) {
        Integer[] still = faults.stream().map(RoundFaults.Fault::folio).toArray(Integer[]::new);
        transaction.executeWithoutResult(_ -> {
            key(CLEAR, round).param("still", still).update();
            for (RoundFaults.Fault fault : faults) {
                key(PUT, round)
                        .param("folio", fault.folio())
                        .param("what", fault.what())
                        .param("at", Timestamp.from(gate.now()))
                        .update();
            }
        });
    }

    private JdbcClient.StatementSpec key(String sql, Round round) {
        return jdbc.sql(sql).param("plan", round.plan()).param("round", round.number());
    }

    /// All that are stopped now, the oldest round first.
    List<Stop> all() {
        return jdbc.sql(SELECT)
                .query((row, _) ->
                        new Stop(
                                row.getInt("plan"),
                                row.getInt("round"),
                                row.getInt("folio"),
                                row.getString("what"),
                                row.getTimestamp("since").toInstant()))
                .list();
    }

    List<Stop> of(Round round) {
        return all().stream()
                .filter(stop -> stop.plan() == round.plan() && stop.round() == round.number())
                .toList();
    }
}
