package org.tongzhou.enrolment;

import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.plans.ListedPlan;

/// Whether a plan with a maximum of members has a seat left.
///
/// Such a plan has a row with the number of its seats; whoever changes seats locks it before he
/// touches them, so two joins follow one another and cannot both take the last seat. Joins of one
/// such plan are thereby served one at a time, a few hundred a second; a plan without a maximum
/// has no row and pays nothing. Splitting the row was considered: where members are counted in
/// millions the maximum is far away for nearly all of them, and then the row does no harm.
@Repository
class SeatCounts {

    private static final String TAKEN = "select taken from enrolment.seat_count where plan = :plan";
    // "seat" in the first half of the lock's number keeps it apart from other locks.
    private static final String COUNT_ALONE =
            "select 1 from pg_advisory_xact_lock(1936024948, :plan)";
    private static final String WAIT_FOR_WRITERS =
            "lock table enrolment.seat in share row exclusive mode";
    private static final String COUNT =
            """
            insert into enrolment.seat_count (plan, taken)
            select :plan, count(*) from enrolment.seat where plan = :plan
            on conflict (plan) do nothing
            """;

    private final JdbcClient jdbc;

    SeatCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether all seats are taken, as it looks without a lock: for telling early.
    boolean looksFull(ListedPlan plan) {
        OptionalLong most = plan.plan().members().maximum();
        return most.isPresent()
                && read(TAKEN, plan.number()).filter(n -> n >= most.getAsLong()).isPresent();
    }

    /// Whether all seats are taken; what it says stays true until the transaction ends.
    boolean isFull(ListedPlan plan) {
        OptionalLong most = plan.plan().members().maximum();
        return most.isPresent() && counted(plan.number()) >= most.getAsLong();
    }

    /// Lets one transaction at a time change the seats of a plan that has a maximum.
    Optional<Long> lock(int plan) {
        return read(TAKEN + " for update", plan);
    }

    private long counted(int plan) {
        return lock(plan).orElseGet(() -> firstCount(plan));
    }

    /// The first join after a plan was given a maximum counts who was there before. It waits for
    /// all who write seats just then, once in the life of a plan; whoever comes second waits for it
    /// to commit, and finds the row.
    private long firstCount(int plan) {
        jdbc.sql(COUNT_ALONE).param("plan", plan).query(Integer.class).single();
        return lock(plan)
                .orElseGet(() -> {
                    jdbc.sql(WAIT_FOR_WRITERS).update();
                    jdbc.sql(COUNT).param("plan", plan).update();
                    return lock(plan).orElseThrow();
                });
    }

    private Optional<Long> read(String sql, int plan) {
        return jdbc.sql(sql).param("plan", plan).query(Long.class).optional();
    }
}
