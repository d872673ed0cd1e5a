package org.tongzhou.enrolment;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.enrolment.SpanRepository.Latest;
import org.tongzhou.gate.Moment;

/// Stores what a person who joins brings, in one trip; the key of the seat decides races.
@Repository
class JoinRepository {

    private static final String NUMBERS =
            """
            select nextval('enrolment.enrolment_number') as number from generate_series(1, 64)
            """;
    private static final String STORE =
            """
            with seat as (
                insert into enrolment.seat (plan, person, enrolment)
                values (:plan, :person, :enrolment)
                on conflict (plan, person) do nothing
                returning enrolment
            ), membership as (
                insert into enrolment.membership (folio, household, enrolment, person, plan,
                    plan_version, joined_at, covered_from, declaration_version,
                    declaration_sealed, consents, continues,
                    join_with_minor)
                select :folio, :household, enrolment, :person, :plan,
                    :version, :at, :coveredFrom, :declarationVersion,
                    :declaration, :consents::jsonb, :continues::bigint, :joinWith
                from seat
            ), span as (
                insert into enrolment.span (folio, household, enrolment, segment, revision, plan,
                    epoch, at, first_round, last_round, birth_round, carried_minor, cause)
                select :folio, :household, enrolment, 1, 1, :plan,
                    :epoch, :at, :first, :last, :birth, 0, :cause
                from seat
            )
            select exists (select from seat)
            """;

    /// What is stored once, when a person joins.
    @SuppressWarnings("ArrayRecordComponent") // sealed bytes on their way to a column
    record New(
            long household,
            long enrolment,
            long person,
            int plan,
            int planVersion,
            LocalDate coveredFrom,
            int declarationVersion,
            byte[] declarationSealed,
            String consents,
            @Nullable Long continues,
            Amount firstPayment) {}

    private final JdbcClient jdbc;
    private final Queue<Long> numbers = new ArrayDeque<>();

    JoinRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// From a block in memory: one trip for many. What is lost with a crash is a gap.
    synchronized long nextNumber() {
        if (numbers.isEmpty()) {
            numbers.addAll(jdbc.sql(NUMBERS).query(Long.class).list());
        }
        return numbers.remove();
    }

    /// False if the person has a seat in the plan; nothing was stored then.
    boolean store(New membership, Latest span, Moment moment) {
        return jdbc.sql(STORE)
                .param("plan", membership.plan())
                .param("person", membership.person())
                .param("enrolment", membership.enrolment())
                .param("folio", Folio.of(membership.household()))
                .param("household", membership.household())
                .param("version", membership.planVersion())
                .param("at", Timestamp.from(moment.instant()))
                .param("coveredFrom", membership.coveredFrom())
                .param("declarationVersion", membership.declarationVersion())
                .param("declaration", membership.declarationSealed())
                .param("consents", membership.consents())
                .param("continues", membership.continues())
                .param("joinWith", membership.firstPayment().minor())
                .param("epoch", moment.epoch())
                .param("first", span.firstRound())
                .param("last", span.lastRound())
                .param("birth", span.birthRound())
                .param("cause", span.cause().name())
                .query(Boolean.class)
                .single();
    }
}
