package org.tongzhou.enrolment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Moment;

@Repository
class MembershipRepository {

    private static final String TAKE_SEAT =
            """
            insert into enrolment.seat (plan, person, enrolment) values (:plan, :person, :enrolment)
            on conflict (plan, person) do nothing
            """;
    private static final String SEAT =
            "select enrolment from enrolment.seat where plan = :plan and person = :person";
    private static final String LOCK_SEAT =
            """
            select enrolment from enrolment.seat
            where plan = :plan and person = :person and enrolment = :enrolment
            for update
            """;
    private static final String FREE_SEAT =
            """
            delete from enrolment.seat
            where plan = :plan and person = :person and enrolment = :enrolment
            """;
    private static final String FREE_SEATS =
            """
            delete from enrolment.seat
            where plan = :plan and enrolment in (
                select enrolment from (
                    select distinct on (household, enrolment) enrolment, last_round, cause
                    from enrolment.span
                    where folio = :folio and plan = :plan
                    order by household, enrolment, segment desc, revision desc
                ) latest
                where last_round > :last or cause in ('UNPAID', 'SUSPENDED'))
            """;
    private static final String SELECT =
            """
            select m.enrolment, m.household, m.person, m.plan, m.plan_version,
                coalesce(p.at, m.joined_at) as joined_at,
                coalesce(p.covered_from, m.covered_from) as covered_from,
                m.join_with_minor, m.join_with_minor = 0 or p.at is not null as has_begun,
                m.continues, s.first_round, s.last_round, s.birth_round, s.cause
            from enrolment.membership m
                left join enrolment.first_payment p
                    on p.folio = m.folio and p.household = m.household
                        and p.enrolment = m.enrolment
                cross join lateral (
                    select first_round, last_round, birth_round, cause
                    from enrolment.span s
                    where s.folio = m.folio and s.plan = m.plan and s.household = m.household
                        and s.enrolment = m.enrolment
                    order by segment desc, revision desc limit 1
                ) s
            """;
    private static final String DECLARATION =
            """
            select person, declaration_sealed from enrolment.membership
            where folio = :folio and household = :household and enrolment = :enrolment
            """;
    private static final String BEGIN =
            """
            insert into enrolment.first_payment (folio, household, enrolment, at, epoch,
                covered_from)
            values (:folio, :household, :enrolment, :at, :epoch, :coveredFrom)
            """;
    private static final String COUNT = "select count(*) from enrolment.seat where plan = :plan";

    private final JdbcClient jdbc;
    private final SeatCounts counts;

    MembershipRepository(JdbcClient jdbc, SeatCounts counts) {
        this.jdbc = jdbc;
        this.counts = counts;
    }

    boolean takeSeat(int plan, long person, long enrolment) {
        counts.lock(plan);
        return jdbc.sql(TAKE_SEAT)
                        .param("plan", plan)
                        .param("person", person)
                        .param("enrolment", enrolment)
                        .update()
                == 1;
    }

    Optional<Long> seat(int plan, long person) {
        return jdbc.sql(SEAT)
                .param("plan", plan)
                .param("person", person)
                .query((row, _) -> row.getLong("enrolment"))
                .optional();
    }

    /// Whether the seat of its person is this membership's; it stays so until the transaction
    /// ends.
    boolean lockSeat(Membership membership) {
        return jdbc.sql(LOCK_SEAT)
                .param("plan", membership.plan())
                .param("person", membership.person())
                .param("enrolment", membership.enrolment())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    void freeSeat(Membership membership) {
        counts.lock(membership.plan());
        jdbc.sql(FREE_SEAT)
                .param("plan", membership.plan())
                .param("person", membership.person())
                .param("enrolment", membership.enrolment())
                .update();
    }

    /// Frees the seats of all in a folio whose membership would go on after a round, come back
    /// after a suspension, or begin with a first payment.
    void freeSeats(int folio, int plan, int lastRound) {
        counts.lock(plan);
        jdbc.sql(FREE_SEATS)
                .param("folio", folio)
                .param("plan", plan)
                .param("last", lastRound)
                .update();
    }

    long seats(int plan) {
        return jdbc.sql(COUNT).param("plan", plan).query(Long.class).single();
    }

    Optional<Membership> find(long enrolment) {
        return jdbc.sql(SELECT + "where m.enrolment = :enrolment")
                .param("enrolment", enrolment)
                .query((row, _) -> membership(row))
                .optional();
    }

    List<Membership> ofPerson(long person) {
        return jdbc.sql(SELECT + "where m.person = :person order by m.enrolment")
                .param("person", person)
                .query((row, _) -> membership(row))
                .list();
    }

    List<Membership> ofHousehold(long household) {
        return jdbc.sql(
                        SELECT
                                + "where m.folio = :folio and m.household = :household"
                                + " order by m.enrolment")
                .param("folio", Folio.of(household))
                .param("household", household)
                .query((row, _) -> membership(row))
                .list();
    }

    Optional<byte[]> sealedDeclaration(Membership membership) {
        return jdbc.sql(DECLARATION)
                .param("folio", Folio.of(membership.household()))
                .param("household", membership.household())
                .param("enrolment", membership.enrolment())
                .query((row, _) -> row.getBytes("declaration_sealed"))
                .optional();
    }

    /// Keeps that what a membership is joined with was taken.
    void begin(Membership membership, LocalDate coveredFrom, Moment moment) {
        jdbc.sql(BEGIN)
                .param("folio", Folio.of(membership.household()))
                .param("household", membership.household())
                .param("enrolment", membership.enrolment())
                .param("at", Timestamp.from(moment.instant()))
                .param("epoch", moment.epoch())
                .param("coveredFrom", coveredFrom)
                .update();
    }

    private static Membership membership(ResultSet row) throws SQLException {
        Long continues = row.getObject("continues", Long.class);
        return new Membership(
                row.getLong("enrolment"),
                row.getLong("household"),
                row.getLong("person"),
                row.getInt("plan"),
                row.getInt("plan_version"),
                row.getTimestamp("joined_at").toInstant(),
                row.getObject("covered_from", LocalDate.class),
                new Amount(row.getLong("join_with_minor")),
                row.getBoolean("has_begun"),
                continues == null ? OptionalLong.empty() : OptionalLong.of(continues),
                row.getInt("first_round"),
                row.getInt("last_round"),
                row.getInt("birth_round"),
                Cause.valueOf(row.getString("cause")));
    }
}
