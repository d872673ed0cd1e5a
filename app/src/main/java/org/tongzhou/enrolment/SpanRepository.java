package org.tongzhou.enrolment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.round.Folio;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.gate.Moment;

@Repository
class SpanRepository {

    private static final String INSERT =
            """
            insert into enrolment.span
                (folio, household, enrolment, segment, revision, plan, epoch, at,
                first_round, last_round, birth_round, carried_minor, cause)
            values (:folio, :household, :enrolment, :segment, :revision, :plan, :epoch, :at,
                :first, :last, :birth, :carried, :cause)
            """;
    private static final String ONE =
            """
            select household, enrolment, segment, revision, epoch, first_round, last_round,
                birth_round, carried_minor
            from enrolment.span
            where folio = :folio and plan = :plan and household = :household
                and enrolment = :enrolment and epoch <= :epoch
            order by household, enrolment, segment, revision
            """;
    private static final String HOUSEHOLD =
            ONE.replace("and enrolment = :enrolment and epoch <= :epoch", "");
    private static final String LATEST =
            """
            select segment, revision, plan, first_round, last_round, birth_round, carried_minor,
                cause
            from enrolment.span
            where folio = :folio and plan = :plan and household = :household
                and enrolment = :enrolment
            order by segment desc, revision desc limit 1
            """;
    private static final String FIRST_ROUND =
            """
            select first_round
            from enrolment.span
            where folio = :folio and plan = :plan and household = :household
                and enrolment = :enrolment
            order by segment, revision desc limit 1
            """;

    private static final String KNOWN =
            """
            select first_round, last_round, birth_round, cause
            from enrolment.span
            where folio = :folio and plan = :plan and household = :household
                and enrolment = :enrolment and segment = :segment and revision = :revision
            """;

    private static final String END_ALL =
            """
            insert into enrolment.span
                (folio, household, enrolment, segment, revision, plan, epoch, at,
                first_round, last_round, birth_round, carried_minor, cause)
            select :folio, household, enrolment, segment, revision + 1, :plan, :epoch, :at,
                first_round, least(last_round, :last), birth_round, carried_minor, 'CLOSED'
            from (
                select distinct on (household, enrolment) household, enrolment, segment, revision,
                    first_round, last_round, birth_round, carried_minor, cause
                from enrolment.span
                where folio = :folio and plan = :plan
                order by household, enrolment, segment desc, revision desc
            ) latest
            where last_round > :last or cause = 'UNPAID'
            """;

    private static final String HOUSEHOLDS_IN =
            """
            select distinct household
            from (
                select distinct on (household, enrolment) household, last_round, cause
                from enrolment.span
                where folio = :folio and plan = :plan
                order by household, enrolment, segment desc, revision desc
            ) latest
            where last_round >= :round or cause in ('SUSPENDED', 'UNPAID')
            """;

    /// The row that now holds for an enrolment.
    record Latest(
            int segment,
            int revision,
            int plan,
            int firstRound,
            int lastRound,
            int birthRound,
            long carriedMinor,
            Cause cause) {

        /// The same as long as a first payment is awaited: it shares in nothing.
        Latest unpaid() {
            return new Latest(
                    segment,
                    revision,
                    plan,
                    firstRound,
                    firstRound - 1,
                    birthRound,
                    carriedMinor,
                    Cause.UNPAID);
        }

        /// The same segment as it is known to be from now on.
        Latest revised(int first, int last, int birth, Cause why) {
            return new Latest(segment, revision + 1, plan, first, last, birth, carriedMinor, why);
        }

        /// The same with what the cap period of its first round has charged before.
        Latest carrying(long minor) {
            return new Latest(
                    segment, revision + 1, plan, firstRound, lastRound, birthRound, minor, cause);
        }

        /// The same as it ends because the member goes on in another household.
        Latest closed(int last) {
            return ended(last, Cause.MOVED);
        }

        /// The same as it ends after a round.
        Latest ended(int last, Cause why) {
            return revised(firstRound, last, birthRound, why);
        }

        /// The first row in another household, from a round on.
        Latest openedAt(int round, long carried) {
            int first = Math.max(firstRound, round);
            return new Latest(1, 1, plan, first, lastRound, birthRound, carried, cause);
        }

        /// The same as a later revision of another row's segment.
        Latest after(Latest earlier) {
            return new Latest(
                    earlier.segment(),
                    earlier.revision() + 1,
                    plan,
                    firstRound,
                    lastRound,
                    birthRound,
                    carriedMinor,
                    cause);
        }
    }

    private final JdbcClient jdbc;

    SpanRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long household, long enrolment, Latest row, Moment moment) {
        jdbc.sql(INSERT)
                .param("folio", Folio.of(household))
                .param("household", household)
                .param("enrolment", enrolment)
                .param("segment", row.segment())
                .param("revision", row.revision())
                .param("plan", row.plan())
                .param("epoch", moment.epoch())
                .param("at", Timestamp.from(moment.instant()))
                .param("first", row.firstRound())
                .param("last", row.lastRound())
                .param("birth", row.birthRound())
                .param("carried", row.carriedMinor())
                .param("cause", row.cause().name())
                .update();
    }

    /// Ends every enrolment of a folio and plan that would go on after a round, or begin with a
    /// first payment.
    void endAll(int folio, int plan, int lastRound, Moment moment) {
        jdbc.sql(END_ALL)
                .param("folio", folio)
                .param("plan", plan)
                .param("last", lastRound)
                .param("epoch", moment.epoch())
                .param("at", Timestamp.from(moment.instant()))
                .update();
    }

    /// Households of which somebody is in the plan from a round on, or waits to be.
    Set<Long> householdsIn(int folio, int plan, int round) {
        return new HashSet<>(
                jdbc.sql(HOUSEHOLDS_IN)
                        .param("folio", folio)
                        .param("plan", plan)
                        .param("round", round)
                        .query((row, _) -> row.getLong("household"))
                        .list());
    }

    FolioSpans one(int plan, long household, long enrolment, int epoch) {
        FolioSpans spans = new FolioSpans();
        jdbc.sql(ONE)
                .param("plan", plan)
                .param("folio", Folio.of(household))
                .param("household", household)
                .param("enrolment", enrolment)
                .param("epoch", epoch)
                .query(row -> {
                    spans.add(row(row));
                });
        return spans;
    }

    /// All rows of the enrolments of a household.
    FolioSpans ofHousehold(int plan, long household) {
        FolioSpans spans = new FolioSpans();
        jdbc.sql(HOUSEHOLD)
                .param("plan", plan)
                .param("folio", Folio.of(household))
                .param("household", household)
                .query(row -> {
                    spans.add(row(row));
                });
        return spans;
    }

    Optional<Latest> latest(int plan, long household, long enrolment) {
        return jdbc.sql(LATEST)
                .param("plan", plan)
                .param("folio", Folio.of(household))
                .param("household", household)
                .param("enrolment", enrolment)
                .query((row, _) -> latest(row))
                .optional();
    }

    /// The first round of an enrolment's first segment.
    int firstRound(int plan, long household, long enrolment) {
        return jdbc.sql(FIRST_ROUND)
                .param("plan", plan)
                .param("folio", Folio.of(household))
                .param("household", household)
                .param("enrolment", enrolment)
                .query(Integer.class)
                .single();
    }

    /// What one row of a membership said.
    Truth known(Membership membership, int segment, int revision) {
        return jdbc.sql(KNOWN)
                .param("plan", membership.plan())
                .param("folio", Folio.of(membership.household()))
                .param("household", membership.household())
                .param("enrolment", membership.enrolment())
                .param("segment", segment)
                .param("revision", revision)
                .query((row, _) ->
                        new Truth(
                                row.getInt("first_round"),
                                row.getInt("last_round"),
                                row.getInt("birth_round"),
                                Cause.valueOf(row.getString("cause"))))
                .single();
    }

    private static FolioSpans.Row row(ResultSet row) throws SQLException {
        return new FolioSpans.Row(
                row.getLong("household"),
                row.getLong("enrolment"),
                row.getInt("segment"),
                row.getInt("revision"),
                row.getInt("epoch"),
                row.getInt("first_round"),
                row.getInt("last_round"),
                row.getInt("birth_round"),
                row.getLong("carried_minor"));
    }

    private static Latest latest(ResultSet row) throws SQLException {
        return new Latest(
                row.getInt("segment"),
                row.getInt("revision"),
                row.getInt("plan"),
                row.getInt("first_round"),
                row.getInt("last_round"),
                row.getInt("birth_round"),
                row.getLong("carried_minor"),
                Cause.valueOf(row.getString("cause")));
    }
}
