package org.tongzhou.enrolment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.round.Folio;
import org.tongzhou.enrolment.SpanRepository.Latest;

@Repository
class CorrectionProposalRepository {

    private static final String INSERT =
            """
            insert into enrolment.correction_proposal (folio, household, enrolment, plan, kind, day,
                reason_sealed, true_first_round, true_last_round, true_birth_round, cause,
                segment, revision, by_account, at, together,
                birth_known)
            values (:folio, :household, :enrolment, :plan, :kind, :day, :reason, :first, :last,
                :birth, :cause, :segment, :revision, :by, :at, :together,
                :birthKnown)
            returning proposal
            """;
    private static final String SELECT =
            """
            select p.proposal, coalesce(p.together, p.proposal) as together, p.enrolment, p.kind,
                p.day, p.true_first_round, p.true_last_round, p.true_birth_round, p.cause,
                p.segment, p.revision, p.by_account, p.at, p.birth_known,
                v.confirmed, v.by_account as judged_by, v.at as judged_at
            from enrolment.correction_proposal p
                left join enrolment.correction_verdict v on v.proposal = p.proposal
            """;
    private static final String PAGE =
            SELECT + "where p.proposal < :before order by p.proposal desc limit :limit";
    private static final String TOGETHER =
            SELECT
                    + """
                    where p.proposal = :first or p.together = :first
                    order by p.proposal
                    """;
    private static final String CONFIRMED =
            SELECT + "where p.enrolment = :enrolment and v.confirmed order by p.proposal";
    private static final String REASON =
            "select reason_sealed from enrolment.correction_proposal where proposal = :proposal";
    private static final String JUDGE =
            """
            insert into enrolment.correction_verdict (proposal, confirmed, by_account, at)
            values (:proposal, :confirmed, :by, :at)
            on conflict (proposal) do nothing
            """;

    private final JdbcClient jdbc;

    CorrectionProposalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What somebody proposes.
    ///
    /// @param birthKnown until now, where another is proposed
    @SuppressWarnings("ArrayRecordComponent") // sealed bytes on their way to a column
    record New(
            Membership membership,
            CorrectionKind kind,
            @Nullable LocalDate day,
            @Nullable LocalDate birthKnown,
            byte[] reason,
            Truth truth,
            Latest madeOn,
            long by) {}

    /// @param together the first of those that are proposed together, but for the first itself
    long insert(New proposed, @Nullable Long together, Instant at) {
        Membership membership = proposed.membership();
        return jdbc.sql(INSERT)
                .param("folio", Folio.of(membership.household()))
                .param("household", membership.household())
                .param("enrolment", membership.enrolment())
                .param("plan", membership.plan())
                .param("kind", proposed.kind().name())
                .param("day", proposed.day())
                .param("reason", proposed.reason())
                .param("first", proposed.truth().firstRound())
                .param("last", proposed.truth().lastRound())
                .param("birth", proposed.truth().birthRound())
                .param("cause", proposed.truth().cause().name())
                .param("segment", proposed.madeOn().segment())
                .param("revision", proposed.madeOn().revision())
                .param("by", proposed.by())
                .param("at", Timestamp.from(at))
                .param("together", together, Types.BIGINT)
                .param("birthKnown", proposed.birthKnown())
                .query(Long.class)
                .single();
    }

    Optional<CorrectionProposal> find(long proposal) {
        return jdbc.sql(SELECT + "where p.proposal = :proposal")
                .param("proposal", proposal)
                .query((row, _) -> proposal(row))
                .optional();
    }

    /// All that were proposed together with one, and itself.
    List<CorrectionProposal> together(CorrectionProposal one) {
        return jdbc.sql(TOGETHER)
                .param("first", one.together())
                .query((row, _) -> proposal(row))
                .list();
    }

    /// The newest first, before a number.
    List<CorrectionProposal> before(long proposal, int limit) {
        return jdbc.sql(PAGE)
                .param("before", proposal)
                .param("limit", limit)
                .query((row, _) -> proposal(row))
                .list();
    }

    List<CorrectionProposal> confirmedOf(long enrolment) {
        return jdbc.sql(CONFIRMED)
                .param("enrolment", enrolment)
                .query((row, _) -> proposal(row))
                .list();
    }

    byte[] reason(long proposal) {
        return jdbc.sql(REASON)
                .param("proposal", proposal)
                .query((row, _) -> row.getBytes("reason_sealed"))
                .single();
    }

    /// False if somebody has judged it already: the key decides.
    boolean judge(long proposal, boolean confirmed, long by, Instant at) {
        return jdbc.sql(JUDGE)
                        .param("proposal", proposal)
                        .param("confirmed", confirmed)
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    private static CorrectionProposal proposal(ResultSet row) throws SQLException {
        @Nullable Timestamp judgedAt = row.getTimestamp("judged_at");
        return new CorrectionProposal(
                row.getLong("proposal"),
                row.getLong("together"),
                row.getLong("enrolment"),
                CorrectionKind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getObject("day", LocalDate.class)),
                new Truth(
                        row.getInt("true_first_round"),
                        row.getInt("true_last_round"),
                        row.getInt("true_birth_round"),
                        Cause.valueOf(row.getString("cause"))),
                row.getInt("segment"),
                row.getInt("revision"),
                Optional.ofNullable(row.getObject("birth_known", LocalDate.class)),
                row.getLong("by_account"),
                row.getTimestamp("at").toInstant(),
                CorrectionProposal.Verdict.of(
                        row.getObject("confirmed", Boolean.class),
                        row.getObject("judged_by", Long.class),
                        judgedAt == null ? null : judgedAt.toInstant()));
    }
}
