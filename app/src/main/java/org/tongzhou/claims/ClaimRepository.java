package org.tongzhou.claims;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.claim.ClaimState;
import org.tongzhou.core.claim.Diagnosis;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.enrolment.Membership;

@Repository
class ClaimRepository {

    private static final String INSERT =
            """
            insert into claims.claim (folio, household, enrolment, person, plan, plan_version,
                disease, severity, accident, diagnosed_on, age_at_diagnosis, attempt, sealed,
                reported_by, reported_at)
            values (:folio, :household, :enrolment, :person, :plan, :version, :disease, :severity,
                :accident, :diagnosedOn, :age, :attempt, :sealed, :by, :at)
            on conflict (enrolment, disease, severity, diagnosed_on, attempt) do nothing
            returning claim
            """;
    private static final String SAME =
            """
            select c.claim,
                s.state = 'WITHDRAWN' or exists (
                    select from claims.step t
                    where t.claim = c.claim and t.event = 'REFUSAL_CONFIRMED'
                        and t.reason = 'PAPERS_MISSING') as may_be_reported_again
            from claims.claim c join claims.standing s using (claim)
            where c.enrolment in (:enrolments) and c.disease = :disease
                and c.severity = :severity and c.diagnosed_on = :diagnosedOn
            order by c.claim
            """;
    private static final String SELECT =
            """
            select c.claim, c.plan, c.plan_version, c.household, c.enrolment, c.person, c.disease,
                c.severity, c.accident, c.diagnosed_on, c.age_at_diagnosis, c.reported_by,
                c.reported_at, s.state, s.step, s.due_at, l.at as since
            from claims.claim c
                join claims.standing s on s.claim = c.claim
                join claims.step l on l.claim = s.claim and l.step = s.step
            """;
    private static final String OF_PERSONS =
            SELECT
                    + """
                    where c.person in (:persons) and c.claim < :before
                    order by c.claim desc limit :limit
                    """;
    private static final String BEFORE =
            SELECT + "where c.claim < :before order by c.claim desc limit :limit";
    private static final String QUEUE =
            SELECT
                    + """
                    where s.state in ('REPORTED', 'INCOMPLETE', 'IN_REVIEW', 'IN_INVESTIGATION',
                            'IN_CONFIRMATION', 'OBJECTED')
                        and (s.due_at, s.claim) > (:due, :claim)
                    order by s.due_at, s.claim limit :limit
                    """;
    private static final String APPROVED =
            """
            select c.claim, c.plan, c.household, c.enrolment, c.person, l.benefit_minor, c.disease,
                c.severity, c.diagnosed_on
            from claims.standing s
                join claims.claim c on c.claim = s.claim
                join claims.step l on l.claim = s.claim and l.step = s.step
            where s.plan = :plan and s.state = 'APPROVED'
            order by s.claim
            """;
    private static final String HAS_OPEN =
            """
            select exists (select from claims.standing
                where plan = :plan and state not in ('REFUSED', 'PAID', 'WITHDRAWN'))
            """;
    private static final String IS_OPEN_FOR =
            """
            select exists (
                select from claims.claim c join claims.standing s on s.claim = c.claim
                where c.enrolment = :enrolment
                    and s.state not in ('REFUSED', 'PAID', 'WITHDRAWN'))
            """;
    private static final String COUNT_OPEN =
            """
            select count(*) from claims.standing
            where plan = :plan and state not in ('REFUSED', 'PAID', 'WITHDRAWN')
            """;
    private static final String PERSONS =
            "select person from claims.claim where claim in (:claims)";
    private static final String SEALED = "select sealed from claims.claim where claim = :claim";
    private static final String AWARD =
            """
            insert into claims.award (plan, person, claim) values (:plan, :person, :claim)
            on conflict (plan, person) do nothing
            """;
    private static final String AWARDED =
            "select claim from claims.award where plan = :plan and person = :person";
    private static final String UNAWARD = "delete from claims.award where claim = :claim";

    /// A claim for the same illness of the same member.
    ///
    /// @param mayBeReportedAgain it was withdrawn, or refused for nothing but papers that did not
    ///     come
    record Same(long claim, boolean mayBeReportedAgain) {}

    private final JdbcClient jdbc;

    ClaimRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The number of the new claim, or nothing if somebody reported the same just now.
    Optional<Long> insert(
            Membership member,
            Diagnosis diagnosis,
            int age,
            int attempt,
            byte[] sealed,
            long by,
            Instant at) {
        return jdbc.sql(INSERT)
                .param("folio", Folio.of(member.household()))
                .param("household", member.household())
                .param("enrolment", member.enrolment())
                .param("person", member.person())
                .param("plan", member.plan())
                .param("version", member.planVersion())
                .param("disease", diagnosis.disease())
                .param("severity", diagnosis.severity())
                .param("accident", diagnosis.accident())
                .param("diagnosedOn", diagnosis.diagnosedOn())
                .param("age", age)
                .param("attempt", attempt)
                .param("sealed", sealed)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .optional();
    }

    /// @param pieces of the membership: who moved between households shares by several
    List<Same> same(List<Membership> pieces, Diagnosis diagnosis) {
        return jdbc.sql(SAME)
                .param("enrolments", pieces.stream().map(Membership::enrolment).toList())
                .param("disease", diagnosis.disease())
                .param("severity", diagnosis.severity())
                .param("diagnosedOn", diagnosis.diagnosedOn())
                .query((row, _) ->
                        new Same(row.getLong("claim"), row.getBoolean("may_be_reported_again")))
                .list();
    }

    Optional<ClaimView> find(long claim) {
        return jdbc.sql(SELECT + "where c.claim = :claim")
                .param("claim", claim)
                .query((row, _) -> view(row))
                .optional();
    }

    /// Newest first.
    List<ClaimView> ofPersons(Set<Long> persons, long before, int limit) {
        return jdbc.sql(OF_PERSONS)
                .param("persons", persons)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> view(row))
                .list();
    }

    /// Newest first.
    List<ClaimView> before(long claim, int limit) {
        return jdbc.sql(BEFORE)
                .param("before", claim)
                .param("limit", limit)
                .query((row, _) -> view(row))
                .list();
    }

    /// What waits for somebody, the most pressing first.
    List<ClaimView> queue(Instant afterDue, long afterClaim, int limit) {
        return jdbc.sql(QUEUE)
                .param("due", Timestamp.from(afterDue))
                .param("claim", afterClaim)
                .param("limit", limit)
                .query((row, _) -> view(row))
                .list();
    }

    boolean hasOpen(int plan) {
        return jdbc.sql(HAS_OPEN).param("plan", plan).query(Boolean.class).single();
    }

    boolean isOpenFor(long enrolment) {
        return jdbc.sql(IS_OPEN_FOR).param("enrolment", enrolment).query(Boolean.class).single();
    }

    long countOpen(int plan) {
        return jdbc.sql(COUNT_OPEN).param("plan", plan).query(Long.class).single();
    }

    List<ApprovedClaim> approved(int plan) {
        return jdbc.sql(APPROVED)
                .param("plan", plan)
                .query((row, _) ->
                        new ApprovedClaim(
                                row.getLong("claim"),
                                row.getInt("plan"),
                                row.getLong("household"),
                                row.getLong("enrolment"),
                                row.getLong("person"),
                                new Amount(row.getLong("benefit_minor")),
                                row.getString("disease"),
                                row.getString("severity"),
                                row.getObject("diagnosed_on", LocalDate.class)))
                .list();
    }

    List<Long> persons(List<Long> claims) {
        return jdbc.sql(PERSONS)
                .param("claims", claims)
                .query((row, _) -> row.getLong("person"))
                .list();
    }

    byte[] sealed(long claim) {
        return jdbc.sql(SEALED)
                .param("claim", claim)
                .query((row, _) -> row.getBytes("sealed"))
                .single();
    }

    /// Whether the claim got the person's one payout of the plan.
    boolean award(ClaimView claim) {
        return jdbc.sql(AWARD)
                        .param("plan", claim.plan())
                        .param("person", claim.person())
                        .param("claim", claim.claim())
                        .update()
                == 1;
    }

    Optional<Long> awarded(int plan, long person) {
        return jdbc.sql(AWARDED)
                .param("plan", plan)
                .param("person", person)
                .query(Long.class)
                .optional();
    }

    void takeAwardBack(long claim) {
        jdbc.sql(UNAWARD).param("claim", claim).update();
    }

    private static ClaimView view(ResultSet row) throws SQLException {
        @Nullable Timestamp due = row.getTimestamp("due_at");
        return new ClaimView(
                row.getLong("claim"),
                row.getInt("plan"),
                row.getInt("plan_version"),
                row.getLong("household"),
                row.getLong("enrolment"),
                row.getLong("person"),
                new Diagnosis(
                        row.getString("disease"),
                        row.getString("severity"),
                        row.getBoolean("accident"),
                        row.getObject("diagnosed_on", LocalDate.class)),
                row.getInt("age_at_diagnosis"),
                row.getLong("reported_by"),
                row.getTimestamp("reported_at").toInstant(),
                ClaimState.of(row.getString("state")),
                row.getInt("step"),
                row.getTimestamp("since").toInstant(),
                due == null ? Optional.empty() : Optional.of(due.toInstant()));
    }
}
