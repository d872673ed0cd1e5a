package org.tongzhou.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PlanRepository {

    private static final String ALL =
            """
            select p.plan, p.code, p.closing_at, p.last_round,
                min(c.confirmed_at) over (partition by p.plan) as taken_in_at,
                p.closed_at, v.version, v.attempt, v.effective_from, v.document, v.proposed_by,
                c.confirmed_by
            from plans.plan p join plans.version v using (plan)
                left join plans.confirmation c using (plan, version, attempt)
                left join plans.withdrawal w using (plan, version, attempt)
            where w.plan is null
            order by p.plan, v.version
            """;
    private static final String INSERT_PLAN =
            """
            insert into plans.plan (code, created_at) values (:code, :at)
            on conflict (code) do nothing
            """;
    private static final String NUMBER = "select plan from plans.plan where code = :code";
    private static final String INSERT_VERSION =
            """
            insert into plans.version
                (plan, version, attempt, effective_from, document, proposed_by, proposed_at)
            select :plan, :version, 1 + count(*), cast(:from as date), :document, :by,
                cast(:at as timestamptz)
            from plans.withdrawal where plan = :plan and version = :version
            on conflict (plan, version, attempt) do nothing
            """;
    private static final String CONFIRM =
            """
            insert into plans.confirmation (plan, version, attempt, confirmed_by, confirmed_at)
            values (:plan, :version, :attempt, :by, :at)
            on conflict (plan, version) do nothing
            """;
    private static final String LOCK =
            "select plan from plans.plan where plan = :plan for no key update";
    private static final String WITHDRAW =
            """
            insert into plans.withdrawal
                (plan, version, attempt, withdrawn_by, withdrawn_at, reason)
            values (:plan, :version, :attempt, :by, :at, :reason)
            """;
    private static final String WITHDRAWALS =
            """
            select p.code, w.version, w.attempt, v.proposed_by, w.withdrawn_by, w.withdrawn_at,
                w.reason
            from plans.withdrawal w join plans.version v using (plan, version, attempt)
                join plans.plan p using (plan)
            order by w.withdrawn_at desc, p.plan, w.version, w.attempt
            """;
    private static final String FINISH =
            "update plans.plan set closed_at = :at where plan = :plan and closed_at is null";
    private static final String CLOSE =
            """
            update plans.plan set closing_at = :at, last_round = :last
            where plan = :plan and closing_at is null
            """;
    private static final String IS_CLOSED =
            "select closed_at is not null from plans.plan where plan = :plan";

    /// @param takenInAt when the plan's first version was confirmed
    record StoredVersion(
            int plan,
            String code,
            Optional<Instant> takenInAt,
            Optional<Closing> closing,
            int version,
            int attempt,
            LocalDate effectiveFrom,
            String document,
            long proposedBy,
            Optional<Long> confirmedBy) {}

    /// A proposal that was taken back by whoever made it, or refused by another.
    record Withdrawal(
            String code,
            int version,
            int attempt,
            long proposedBy,
            long byAccount,
            Instant at,
            String reason) {

        boolean isRefusal() {
            return byAccount != proposedBy;
        }
    }

    private final JdbcClient jdbc;

    PlanRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StoredVersion> all() {
        return jdbc.sql(ALL).query((row, _) -> version(row)).list();
    }

    private static StoredVersion version(ResultSet row) throws SQLException {
        return new StoredVersion(
                row.getInt("plan"),
                row.getString("code"),
                Optional.ofNullable(row.getTimestamp("taken_in_at")).map(Timestamp::toInstant),
                closing(row),
                row.getInt("version"),
                row.getInt("attempt"),
                row.getObject("effective_from", LocalDate.class),
                row.getString("document"),
                row.getLong("proposed_by"),
                Optional.ofNullable(row.getObject("confirmed_by", Long.class)));
    }

    int planNumber(String code, Instant at) {
        jdbc.sql(INSERT_PLAN).param("code", code).param("at", Timestamp.from(at)).update();
        return jdbc.sql(NUMBER).param("code", code).query(Integer.class).single();
    }

    boolean insertVersion(
            int plan, int version, LocalDate from, String document, long by, Instant at) {
        return jdbc.sql(INSERT_VERSION)
                        .param("plan", plan)
                        .param("version", version)
                        .param("from", from)
                        .param("document", document)
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    void confirm(StoredVersion version, long by, Instant at) {
        jdbc.sql(CONFIRM)
                .param("plan", version.plan())
                .param("version", version.version())
                .param("attempt", version.attempt())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /// Whoever judges a version of a plan waits for whoever judges one now.
    void lock(int plan) {
        jdbc.sql(LOCK).param("plan", plan).query(Integer.class).single();
    }

    void withdraw(StoredVersion version, long by, String reason, Instant at) {
        jdbc.sql(WITHDRAW)
                .param("plan", version.plan())
                .param("version", version.version())
                .param("attempt", version.attempt())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("reason", reason)
                .update();
    }

    List<Withdrawal> withdrawals() {
        return jdbc.sql(WITHDRAWALS)
                .query((row, _) ->
                        new Withdrawal(
                                row.getString("code"),
                                row.getInt("version"),
                                row.getInt("attempt"),
                                row.getLong("proposed_by"),
                                row.getLong("withdrawn_by"),
                                row.getTimestamp("withdrawn_at").toInstant(),
                                row.getString("reason")))
                .list();
    }

    private static Optional<Closing> closing(ResultSet row) throws SQLException {
        Timestamp began = row.getTimestamp("closing_at");
        if (began == null) {
            return Optional.empty();
        }
        boolean isDone = row.getTimestamp("closed_at") != null;
        return Optional.of(new Closing(began.toInstant(), row.getInt("last_round"), isDone));
    }

    boolean isClosed(int plan) {
        return jdbc.sql(IS_CLOSED).param("plan", plan).query(Boolean.class).single();
    }

    void finish(int plan, Instant at) {
        jdbc.sql(FINISH).param("plan", plan).param("at", Timestamp.from(at)).update();
    }

    boolean close(int plan, int lastRound, Instant at) {
        return jdbc.sql(CLOSE)
                        .param("plan", plan)
                        .param("last", lastRound)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }
}
