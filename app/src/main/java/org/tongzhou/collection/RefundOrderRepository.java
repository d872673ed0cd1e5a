package org.tongzhou.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.collection.RefundOrder.State;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;

/// Orders to give balances back. Of a household and plan one waits at a time.
@Repository
class RefundOrderRepository {

    private static final String INSERT =
            """
            insert into collection.refund_order (folio, household, plan, asked_minor, day, state,
                form)
            values (:folio, :household, :plan, :asked, :day, 'WAITING', :form)
            on conflict do nothing
            """;
    private static final String SELECT =
            """
            select refund_order, household, plan, asked_minor, day, state, given_minor
            from collection.refund_order
            """;
    // "refu" in the first half of the lock's number keeps it apart from other locks.
    private static final String LOCK =
            "select 1 from pg_advisory_xact_lock(1919247989, hashint8(:household))";
    private static final String GIVE =
            """
            update collection.refund_order set state = 'GIVEN', given_minor = :given
            where refund_order = :order and state = 'WAITING'
            """;
    private static final String CANCEL =
            """
            update collection.refund_order set state = 'CANCELLED'
            where refund_order = :order and state = 'WAITING'
            """;
    private static final String REPLACE =
            """
            update collection.refund_order set state = 'REPLACED'
            where folio = :folio and household = :household and plan = :plan
                and state = 'WAITING' and asked_minor is not null
            """;
    private static final String CANCEL_ASKED =
            """
            update collection.refund_order set state = 'CANCELLED'
            where refund_order = :order and household = :household and state = 'WAITING'
                and asked_minor is not null
            """;
    private static final String REPLACE_ALL =
            """
            update collection.refund_order set state = 'REPLACED'
            where folio = :folio and plan = :plan and state = 'WAITING'
            """;

    private final JdbcClient jdbc;

    RefundOrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Stores what a payer asks for; not where an order waits, nor where the form was sent before.
    void insert(long household, int plan, Amount asked, LocalDate day, UUID form) {
        store(household, plan, asked, day, form);
    }

    /// Orders all of a balance, instead of what was asked for and still waits.
    void insertAll(long household, int plan, LocalDate day) {
        jdbc.sql(REPLACE)
                .param("folio", Folio.of(household))
                .param("household", household)
                .param("plan", plan)
                .update();
        store(household, plan, null, day, null);
    }

    private void store(
            long household, int plan, @Nullable Amount asked, LocalDate day, @Nullable UUID form) {
        jdbc.sql(INSERT)
                .param("folio", Folio.of(household))
                .param("household", household)
                .param("plan", plan)
                .param("asked", asked == null ? null : asked.minor())
                .param("day", day)
                .param("form", form)
                .update();
    }

    /// Lets one transaction at a time order for a household.
    void lock(long household) {
        jdbc.sql(LOCK).param("household", household).query(Integer.class).single();
    }

    /// Those of a plan that wait, by household, after one.
    List<RefundOrder> waiting(int plan, long after, int limit) {
        return jdbc.sql(
                        SELECT
                                + "where plan = :plan and household > :after and state = 'WAITING'"
                                + " order by household limit :limit")
                .param("plan", plan)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> order(row))
                .list();
    }

    Optional<RefundOrder> waiting(long household, int plan) {
        return waiting(plan, household - 1, 1).stream()
                .filter(order -> order.household() == household)
                .findFirst();
    }

    /// Those of a household before a number, the newest first.
    List<RefundOrder> ofHousehold(long household, long before, int limit) {
        return jdbc.sql(
                        SELECT
                                + "where folio = :folio and household = :household"
                                + " and refund_order < :before"
                                + " order by refund_order desc limit :limit")
                .param("before", before)
                .param("folio", Folio.of(household))
                .param("household", household)
                .param("limit", limit)
                .query((row, _) -> order(row))
                .list();
    }

    Optional<RefundOrder> ofForm(long household, UUID form) {
        return jdbc.sql(
                        SELECT
                                + "where folio = :folio and household = :household"
                                + " and form = :form")
                .param("folio", Folio.of(household))
                .param("household", household)
                .param("form", form)
                .query((row, _) -> order(row))
                .optional();
    }

    /// False if it does not wait any more.
    boolean give(RefundOrder order, Amount given) {
        return jdbc.sql(GIVE).param("order", order.number()).param("given", given.minor()).update()
                == 1;
    }

    /// False if it does not wait any more.
    boolean cancel(RefundOrder order) {
        return jdbc.sql(CANCEL).param("order", order.number()).update() == 1;
    }

    /// The same of one that a household asked for, by its number.
    boolean cancelAsked(long household, long number) {
        return jdbc.sql(CANCEL_ASKED).param("order", number).param("household", household).update()
                == 1;
    }

    /// Replaces those of a folio and plan: at its closing all balances go back.
    void replaceAll(int folio, int plan) {
        jdbc.sql(REPLACE_ALL).param("folio", folio).param("plan", plan).update();
    }

    private static RefundOrder order(ResultSet row) throws SQLException {
        return new RefundOrder(
                row.getLong("refund_order"),
                row.getLong("household"),
                row.getInt("plan"),
                amount(row, "asked_minor"),
                row.getObject("day", LocalDate.class),
                State.valueOf(row.getString("state")),
                amount(row, "given_minor"));
    }

    private static Optional<Amount> amount(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class)).map(Amount::new);
    }
}
