package org.tongzhou.enrolment;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.round.Folio;

/// Members who wait to follow their person into another household, and how they do.
@Repository
class MoveRepository {

    private static final String AWAIT =
            """
            insert into enrolment.move_due (enrolment, plan, to_household, at)
            values (:enrolment, :plan, :to, :at)
            on conflict (enrolment) do update
                set to_household = excluded.to_household, at = excluded.at
                where move_due.to_household <> excluded.to_household
            """;
    private static final String DONE =
            "delete from enrolment.move_due where enrolment = :enrolment";
    private static final String DUE =
            """
            select enrolment, to_household from enrolment.move_due
            where plan = :plan and at < :before order by enrolment
            """;
    private static final String INTO =
            """
            select enrolment from enrolment.move_due where to_household = :to order by enrolment
            """;
    private static final String JOINED =
            """
            select distinct household from enrolment.membership
            where folio = :folio and plan = :plan and continues is not null
            """;
    private static final String OPEN_ANEW =
            """
            insert into enrolment.membership (folio, household, enrolment, person, plan,
                plan_version, joined_at, covered_from, declaration_version, declaration_sealed,
                consents, continues)
            select :folio, :household, :enrolment, m.person, m.plan, m.plan_version,
                coalesce(p.at, m.joined_at), coalesce(p.covered_from, m.covered_from),
                m.declaration_version, m.declaration_sealed, m.consents, m.enrolment
            from enrolment.membership m
                left join enrolment.first_payment p
                    on p.folio = m.folio and p.household = m.household
                        and p.enrolment = m.enrolment
            where m.folio = :fromFolio and m.household = :from and m.enrolment = :continues
            """;
    private static final String SEAT =
            """
            update enrolment.seat set enrolment = :enrolment
            where plan = :plan and person = :person and enrolment = :continues
            """;

    /// A member who follows into a household.
    ///
    /// @param enrolment by which he shares until then
    record Due(long enrolment, long toHousehold) {}

    private final JdbcClient jdbc;

    MoveRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A move into the same household keeps the moment at which it was agreed first.
    void await(Membership membership, long toHousehold, Instant at) {
        jdbc.sql(AWAIT)
                .param("enrolment", membership.enrolment())
                .param("plan", membership.plan())
                .param("to", toHousehold)
                .param("at", Timestamp.from(at))
                .update();
    }

    void done(long enrolment) {
        jdbc.sql(DONE).param("enrolment", enrolment).update();
    }

    /// Those of a plan whose move was agreed before a moment.
    List<Due> due(int plan, Instant before) {
        return jdbc.sql(DUE)
                .param("plan", plan)
                .param("before", Timestamp.from(before))
                .query((row, _) -> new Due(row.getLong("enrolment"), row.getLong("to_household")))
                .list();
    }

    /// The enrolments that follow into a household.
    List<Long> into(long household) {
        return jdbc.sql(INTO)
                .param("to", household)
                .query((row, _) -> row.getLong("enrolment"))
                .list();
    }

    /// Households of a folio with a membership that continues another.
    Set<Long> joined(int folio, int plan) {
        return Set.copyOf(
                jdbc.sql(JOINED)
                        .param("folio", folio)
                        .param("plan", plan)
                        .query((row, _) -> row.getLong("household"))
                        .list());
    }

    /// Opens the membership in the other household: what was declared, promised and waited for
    /// goes along, and the seat with it.
    void openAnew(Membership membership, long household, long enrolment) {
        jdbc.sql(OPEN_ANEW)
                .param("folio", Folio.of(household))
                .param("household", household)
                .param("enrolment", enrolment)
                .param("fromFolio", Folio.of(membership.household()))
                .param("from", membership.household())
                .param("continues", membership.enrolment())
                .update();
        jdbc.sql(SEAT)
                .param("enrolment", enrolment)
                .param("plan", membership.plan())
                .param("person", membership.person())
                .param("continues", membership.enrolment())
                .update();
    }
}
