package org.tongzhou.gate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The door to the business clock. `enter` in every transaction that writes a fact, before it.
@Component
public class Gate {

    private static final long LOCK = 0x546f6e677a686f75L;
    private static final String READ =
            "select epoch, coalesce(business_now, clock_timestamp()) from gate.gate";

    // Two statements in one trip: the second takes its snapshot after the lock was granted. The
    // driver prepares both, so that the busiest lines of the platform are not planned every time.
    private static final String ENTER =
            "select pg_advisory_xact_lock_shared(" + LOCK + "); " + READ;
    private static final String CLOSE = "select pg_advisory_xact_lock(" + LOCK + ")";
    private static final String RAISE =
            "update gate.gate set epoch = epoch + 1 returning epoch - 1,"
                    + " coalesce(business_now, clock_timestamp())";
    private static final String MOVE = "update gate.gate set business_now = ?";

    private final JdbcTemplate jdbc;

    Gate(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Takes the shared gate lock until the transaction ends, and reads the clock behind it.
    @Transactional(propagation = Propagation.MANDATORY)
    public Moment enter() {
        return jdbc.execute((Connection connection) -> enter(connection));
    }

    private static Moment enter(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
            statement.execute();
            if (!statement.getMoreResults()) {
                throw new IllegalStateException("the gate has no row");
            }
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return moment(row);
            }
        }
    }

    /// Closes the gate for a freeze: waits for all facts under way, raises the epoch, and returns
    /// the last epoch that the freeze may know. The caller's transaction keeps that epoch and must
    /// commit before the scan begins.
    @Transactional(propagation = Propagation.MANDATORY)
    public Moment raise() {
        jdbc.execute(CLOSE);
        return jdbc.query(RAISE, (row, _) -> moment(row)).getFirst();
    }

    /// The business clock without a lock: for showing and scheduling, never for a fact.
    public Instant now() {
        return jdbc.query(READ, (row, _) -> moment(row)).getFirst().instant();
    }

    /// Sets the business clock, in demo and tests. Facts under way finish first.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void moveTo(Instant instant) {
        jdbc.execute(CLOSE);
        jdbc.update(MOVE, instant.atOffset(ZoneOffset.UTC));
    }

    private static Moment moment(ResultSet row) throws SQLException {
        return new Moment(row.getInt(1), row.getObject(2, OffsetDateTime.class).toInstant());
    }
}
