package org.tongzhou.enrolment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Moment;

@Repository
class CorrectionRepository {

    private static final String COLUMNS =
            "household, enrolment, correction, plan, epoch, true_first_round, true_last_round,"
                    + " true_birth_round, cause";
    private static final String INSERT =
            """
            insert into enrolment.correction
                (folio, household, enrolment, correction, plan, epoch, at,
                true_first_round, true_last_round, true_birth_round, cause, by_account,
                proposal, claim)
            select :folio, :household, :enrolment,
                greatest(coalesce(max(correction), 0), :before) + 1, :plan, :epoch,
                :at,
                :first, :last, :birth, :cause, :by, :proposal::bigint, :claim::bigint
            from enrolment.correction
            where folio = :folio and household = :household and enrolment = :enrolment
            returning
            """;
    private static final String LAST =
            """
            select coalesce(max(correction), 0) from enrolment.correction
            where folio = :folio and household = :household and enrolment = :enrolment
            """;

    /// In the order in which they were confirmed: what one changes is known to those after it, also
    /// where its member has moved to another household since.
    private static final String UNSETTLED =
            "select "
                    + COLUMNS
                    + """
                     from enrolment.correction c
                    where plan = :plan and not exists (
                        select from enrolment.settled_correction s
                        where s.folio = c.folio and s.household = c.household
                            and s.enrolment = c.enrolment and s.correction = c.correction)
                    order by epoch, correction, folio, household, enrolment
                    """;

    private static final String OF_PROPOSAL =
            "select " + COLUMNS + " from enrolment.correction where proposal = :proposal";
    private static final String SETTLED_AT =
            """
            select at from enrolment.settled_correction
            where folio = :folio and household = :household and enrolment = :enrolment
                and correction = :correction
            """;
    private static final String SETTLE =
            """
            insert into enrolment.settled_correction
                (folio, household, enrolment, correction, epoch, at)
            values (:folio, :household, :enrolment, :correction, :epoch, :at)
            """;

    private final JdbcClient jdbc;

    CorrectionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private int last(Membership membership) {
        return jdbc.sql(LAST)
                .param("folio", Folio.of(membership.household()))
                .param("household", membership.household())
                .param("enrolment", membership.enrolment())
                .query(Integer.class)
                .single();
    }

    /// Of a person's memberships in a plan that follow each other, the last is corrected for all.
    /// It is numbered after those of all, since what it changes is entered under each of them.
    Correction insert(List<Membership> pieces, Truth truth, Ground ground, long by, Moment moment) {
        Membership membership = pieces.getLast();
        return jdbc.sql(INSERT + COLUMNS)
                .param("before", pieces.stream().mapToInt(this::last).max().orElse(0))
                .param("folio", Folio.of(membership.household()))
                .param("household", membership.household())
                .param("enrolment", membership.enrolment())
                .param("plan", membership.plan())
                .param("epoch", moment.epoch())
                .param("at", Timestamp.from(moment.instant()))
                .param("first", truth.firstRound())
                .param("last", truth.lastRound())
                .param("birth", truth.birthRound())
                .param("cause", truth.cause().name())
                .param("by", by)
                .param("proposal", proposal(ground))
                .param("claim", claim(ground))
                .query((row, _) -> correction(row))
                .single();
    }

    private static @Nullable Long proposal(Ground ground) {
        return ground instanceof Ground.Proposal(var number) ? number : null;
    }

    private static @Nullable Long claim(Ground ground) {
        return ground instanceof Ground.RefusedClaim(var number) ? number : null;
    }

    List<Correction> unsettled(int plan) {
        return jdbc.sql(UNSETTLED).param("plan", plan).query((row, _) -> correction(row)).list();
    }

    Optional<Correction> ofProposal(long proposal) {
        return jdbc.sql(OF_PROPOSAL)
                .param("proposal", proposal)
                .query((row, _) -> correction(row))
                .optional();
    }

    Optional<Instant> settledAt(Correction correction) {
        return jdbc.sql(SETTLED_AT)
                .param("folio", Folio.of(correction.household()))
                .param("household", correction.household())
                .param("enrolment", correction.enrolment())
                .param("correction", correction.number())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    void settle(Correction correction, Moment moment) {
        jdbc.sql(SETTLE)
                .param("folio", Folio.of(correction.household()))
                .param("household", correction.household())
                .param("enrolment", correction.enrolment())
                .param("correction", correction.number())
                .param("epoch", moment.epoch())
                .param("at", Timestamp.from(moment.instant()))
                .update();
    }

    private static Correction correction(ResultSet row) throws SQLException {
        return new Correction(
                row.getLong("household"),
                row.getLong("enrolment"),
                row.getInt("correction"),
                row.getInt("plan"),
                row.getInt("epoch"),
                row.getInt("true_first_round"),
                row.getInt("true_last_round"),
                row.getInt("true_birth_round"),
                Cause.valueOf(row.getString("cause")));
    }
}
