package org.tongzhou.rounds;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Remembers that the closing of a round has begun, and the last round that was frozen then.
@Repository
class ClosingRounds {

    private static final String BEGIN =
            """
            insert into rounds.closing (plan, round, last_frozen, at)
            select :plan, :round, max(round), :at from rounds.round
            where plan = :plan and epoch is not null
            on conflict (plan, round) do nothing
            """;
    private static final String LAST_FROZEN =
            "select last_frozen from rounds.closing where plan = :plan and round = :round";
    private static final String HAS_BEGUN =
            """
            select exists (select from rounds.closing where plan = :plan and round = :round)
            """;
    private static final String IS_UNDER_WAY =
            """
            select exists (
                select from rounds.closing c join rounds.round r using (plan, round)
                where plan = :plan and r.state = 'COLLECTING')
            """;

    private final JdbcClient jdbc;

    ClosingRounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The number of the last round that was frozen when the closing began. Done again, it answers
    /// the same.
    int begin(Round round, Instant at) {
        key(BEGIN, round).param("at", Timestamp.from(at)).update();
        return key(LAST_FROZEN, round).query(Integer.class).single();
    }

    boolean hasBegun(Round round) {
        return key(HAS_BEGUN, round).query(Boolean.class).single();
    }

    /// Whether a round of the plan is being closed.
    boolean isUnderWay(int plan) {
        return jdbc.sql(IS_UNDER_WAY).param("plan", plan).query(Boolean.class).single();
    }

    private JdbcClient.StatementSpec key(String sql, Round round) {
        return jdbc.sql(sql).param("plan", round.plan()).param("round", round.number());
    }
}
