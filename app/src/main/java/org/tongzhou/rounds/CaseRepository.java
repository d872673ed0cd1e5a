package org.tongzhou.rounds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;

/// Published cases, objections, approvals.
@Repository
class CaseRepository {

    private static final String INSERT =
            """
            insert into rounds.published_case (plan, round, claim, folio, household, enrolment,
                benefit_minor, masked_name, age, sex, region, disease, severity, days_since_joining,
                helped, paid_minor)
            values (:plan, :round, :claim, :folio, :household, :enrolment, :benefit, :name, :age,
                :sex,
                :region, :disease, :severity, :days, :helped, :paid)
            on conflict (plan, round, claim) do nothing
            """;
    private static final String SELECT =
            """
            select c.plan, c.round, c.claim, c.household, c.enrolment, c.benefit_minor,
                c.masked_name,
                c.age, c.sex, c.region, c.disease, c.severity, c.days_since_joining, c.helped,
                c.paid_minor
            from rounds.published_case c
            where not exists (select from rounds.withdrawn_case w
                where w.plan = c.plan and w.round = c.round and w.claim = c.claim)
            """;
    private static final String OBJECT =
            """
            insert into rounds.objection (plan, round, claim, by_account, reason, at)
            values (:plan, :round, :claim, :by, :reason, :at)
            on conflict (plan, round, claim, by_account) do nothing
            """;
    private static final String OBJECTIONS =
            """
            select objection, claim, by_account, reason, at from rounds.objection
            where plan = :plan and round = :round order by claim, objection
            """;
    private static final String COUNT_OBJECTIONS =
            "select count(*) from rounds.objection where plan = :plan and round = :round";
    private static final String IS_OBJECTED_TO =
            """
            select exists (select from rounds.objection
                where plan = :plan and round = :round and claim = :claim)
            """;
    private static final String PROPOSE =
            """
            insert into rounds.withdrawal_proposal (plan, round, claim, by_account, reason, at)
            values (:plan, :round, :claim, :by, :reason, :at)
            """;
    private static final String PROPOSALS =
            """
            select claim, by_account, reason, at from rounds.withdrawal_proposal p
            where plan = :plan and round = :round and not exists (
                select from rounds.withdrawn_case w
                where w.plan = p.plan and w.round = p.round and w.claim = p.claim)
            order by claim
            """;
    private static final String WITHDRAW =
            """
            insert into rounds.withdrawn_case (plan, round, claim, by_account, reason, at)
            values (:plan, :round, :claim, :by, :reason, :at)
            on conflict (plan, round, claim) do nothing
            """;
    private static final String WITHDRAWN =
            """
            select plan, round from rounds.withdrawn_case
            where claim = :claim order by round desc limit 1
            """;
    private static final String APPROVE =
            """
            insert into rounds.approval (plan, round, step, by_account, seen, at)
            values (:plan, :round, :step, :by, :seen, :at)
            on conflict (plan, round, step, by_account, seen) do nothing
            """;
    private static final String APPROVALS =
            """
            select by_account, seen, at from rounds.approval
            where plan = :plan and round = :round and step = :step order by at, by_account
            """;

    /// The round that a case was taken out of.
    record WithdrawnFrom(int plan, int round) {}

    /// An objection to a case.
    record Objection(long number, long claim, long byAccount, String reason, Instant at) {}

    /// A withdrawal that waits for a second person.
    record Proposal(long claim, long byAccount, String reason, Instant at) {}

    /// One person's approval of a step, with the word for the figures that he saw.
    record Approved(long byAccount, String seen, Instant at) {}

    private final JdbcClient jdbc;

    CaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean insert(PublishedCase published) {
        return key(INSERT, published.plan(), published.round())
                        .param("claim", published.claim())
                        .param("folio", Folio.of(published.household()))
                        .param("household", published.household())
                        .param("enrolment", published.enrolment())
                        .param("benefit", published.benefit().minor())
                        .param("name", published.maskedName())
                        .param("age", published.age())
                        .param("sex", String.valueOf(published.sex()))
                        .param("region", published.region())
                        .param("disease", published.disease())
                        .param("severity", published.severity())
                        .param("days", published.daysSinceJoining())
                        .param("helped", published.helped())
                        .param("paid", published.paid().minor())
                        .update()
                == 1;
    }

    List<PublishedCase> ofRound(int plan, int round) {
        return key(SELECT + "and c.plan = :plan and c.round = :round order by c.claim", plan, round)
                .query((row, _) -> published(row))
                .list();
    }

    /// The publication that counts: of the latest round, and not withdrawn.
    Optional<PublishedCase> find(long claim) {
        return jdbc.sql(SELECT + "and c.claim = :claim order by c.round desc limit 1")
                .param("claim", claim)
                .query((row, _) -> published(row))
                .optional();
    }

    boolean object(PublishedCase published, long by, String reason, Instant at) {
        return key(OBJECT, published.plan(), published.round())
                        .param("claim", published.claim())
                        .param("by", by)
                        .param("reason", reason)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    long countObjections(int plan, int round) {
        return key(COUNT_OBJECTIONS, plan, round).query(Long.class).single();
    }

    List<Objection> objections(int plan, int round) {
        return key(OBJECTIONS, plan, round)
                .query((row, _) ->
                        new Objection(
                                row.getLong("objection"),
                                row.getLong("claim"),
                                row.getLong("by_account"),
                                row.getString("reason"),
                                row.getTimestamp("at").toInstant()))
                .list();
    }

    boolean isObjectedTo(PublishedCase published) {
        return key(IS_OBJECTED_TO, published.plan(), published.round())
                .param("claim", published.claim())
                .query(Boolean.class)
                .single();
    }

    void propose(PublishedCase published, long by, String reason, Instant at) {
        key(PROPOSE, published.plan(), published.round())
                .param("claim", published.claim())
                .param("by", by)
                .param("reason", reason)
                .param("at", Timestamp.from(at))
                .update();
    }

    Optional<Proposal> proposal(PublishedCase published) {
        return proposals(published.plan(), published.round()).stream()
                .filter(one -> one.claim() == published.claim())
                .findFirst();
    }

    List<Proposal> proposals(int plan, int round) {
        return key(PROPOSALS, plan, round)
                .query((row, _) ->
                        new Proposal(
                                row.getLong("claim"),
                                row.getLong("by_account"),
                                row.getString("reason"),
                                row.getTimestamp("at").toInstant()))
                .list();
    }

    boolean withdraw(PublishedCase published, long by, String reason, Instant at) {
        return key(WITHDRAW, published.plan(), published.round())
                        .param("claim", published.claim())
                        .param("by", by)
                        .param("reason", reason)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /// The round that a case was last taken out of, if it was.
    Optional<WithdrawnFrom> withdrawnFrom(long claim) {
        return jdbc.sql(WITHDRAWN)
                .param("claim", claim)
                .query((row, _) -> new WithdrawnFrom(row.getInt("plan"), row.getInt("round")))
                .optional();
    }

    /// Counts a person's approval; false if this person has approved the same figures before.
    boolean approve(Round round, Step step, String seen, long by, Instant at) {
        return key(APPROVE, round.plan(), round.number())
                        .param("seen", seen)
                        .param("step", step.name())
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    List<Approved> approvals(int plan, int round, Step step) {
        return key(APPROVALS, plan, round)
                .param("step", step.name())
                .query((row, _) ->
                        new Approved(
                                row.getLong("by_account"),
                                row.getString("seen"),
                                row.getTimestamp("at").toInstant()))
                .list();
    }

    private JdbcClient.StatementSpec key(String sql, int plan, int round) {
        return jdbc.sql(sql).param("plan", plan).param("round", round);
    }

    private static PublishedCase published(ResultSet row) throws SQLException {
        return new PublishedCase(
                row.getInt("plan"),
                row.getInt("round"),
                row.getLong("claim"),
                row.getLong("household"),
                row.getLong("enrolment"),
                new Amount(row.getLong("benefit_minor")),
                row.getString("masked_name"),
                row.getInt("age"),
                row.getString("sex").charAt(0),
                row.getString("region"),
                row.getString("disease"),
                row.getString("severity"),
                row.getInt("days_since_joining"),
                row.getLong("helped"),
                new Amount(row.getLong("paid_minor")));
    }
}
