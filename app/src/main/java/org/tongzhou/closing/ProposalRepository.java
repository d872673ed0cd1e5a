package org.tongzhou.closing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.plan.Text;

@Repository
class ProposalRepository {

    private static final String INSERT =
            """
            insert into closing.proposal
                (plan, proposal, last_round, reason_zh, reason_en, proposed_by, proposed_at)
            select :plan, coalesce(max(proposal), 0) + 1, :last, :zh, :en, :by, :at
            from closing.proposal where plan = :plan
            on conflict (plan, proposal) do nothing
            """;
    private static final String SELECT =
            """
            select p.plan, p.proposal, p.last_round, p.reason_zh, p.reason_en, p.proposed_by,
                p.proposed_at, c.confirmed_by
            from closing.proposal p left join closing.confirmation c using (plan, proposal)
            where p.plan = :plan
            """;
    private static final String CONFIRM =
            """
            insert into closing.confirmation (plan, proposal, confirmed_by, confirmed_at)
            values (:plan, :proposal, :by, :at)
            on conflict (plan) do nothing
            """;

    private final JdbcClient jdbc;

    ProposalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(int plan, int lastRound, Text reason, long by, Instant at) {
        jdbc.sql(INSERT)
                .param("plan", plan)
                .param("last", lastRound)
                .param("zh", reason.zh())
                .param("en", reason.en())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /// The proposal that counts: the confirmed one, else the newest.
    Optional<Proposal> current(int plan) {
        return jdbc.sql(SELECT + "order by c.confirmed_by is null, p.proposal desc limit 1")
                .param("plan", plan)
                .query((row, _) -> proposal(row))
                .optional();
    }

    boolean confirm(Proposal proposal, long by, Instant at) {
        return jdbc.sql(CONFIRM)
                        .param("plan", proposal.plan())
                        .param("proposal", proposal.number())
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        return new Proposal(
                row.getInt("plan"),
                row.getInt("proposal"),
                row.getInt("last_round"),
                new Text(row.getString("reason_zh"), row.getString("reason_en")),
                row.getLong("proposed_by"),
                row.getTimestamp("proposed_at").toInstant(),
                Optional.ofNullable(row.getObject("confirmed_by", Long.class)));
    }
}
