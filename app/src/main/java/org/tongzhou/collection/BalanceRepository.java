package org.tongzhou.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.collection.TopUpOrder.State;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Moment;

/// What was paid into balances, and orders to do so.
@Repository
class BalanceRepository {

    private static final String INSERT =
            """
            insert into collection.top_up (folio, household, plan, top_up, amount_minor, kind, ref,
                epoch, at)
            select :folio, :household, :plan, coalesce(max(top_up), 0) + 1, :amount, :kind, :ref,
                :epoch,
                :at
            from collection.top_up
            where folio = :folio and household = :household and plan = :plan
            on conflict (folio, household, plan, ref) do nothing
            """;
    // "bala" in the first half of the lock's number keeps it apart from other locks.
    private static final String LOCK = "select 1 from pg_advisory_xact_lock(1650551905, :folio)";
    private static final String SUMS =
            """
            select household, sum(amount_minor) as amount_minor from collection.top_up
            where folio = :folio and plan = :plan
            group by household
            """;
    private static final String OF_HOUSEHOLD =
            """
            select top_up_order, plan, amount_minor, day, state
            from collection.top_up_order
            where folio = :folio and household = :household
            order by top_up_order desc limit 50
            """;
    private static final String SUM =
            """
            select coalesce(sum(amount_minor), 0) from collection.top_up
            where folio = :folio and household = :household and plan = :plan
            """;
    private static final String ORDER =
            """
            insert into collection.top_up_order (folio, household, plan, amount_minor, account, day,
                state, form)
            values (:folio, :household, :plan, :amount, :account, :day, 'PREPARED', :form)
            on conflict (form) do nothing
            """;
    private static final String SELECT_ORDER =
            """
            select top_up_order, household, plan, amount_minor, account, day, state
            from collection.top_up_order
            """;
    private static final String IS_WAITING =
            """
            select exists (
                select from collection.top_up_order
                where folio = :folio and plan = :plan and state in ('PREPARED', 'PENDING'))
            """;
    private static final String IS_PAID_IN =
            """
            select exists (
                select from collection.top_up
                where folio = :folio and household = :household and plan = :plan
                    and kind = 'TOP_UP' and at >= :since)
            """;
    private static final String MOVE =
            """
            update collection.top_up_order set state = :to, reason = :reason
            where top_up_order = :order and state = :from
            """;

    /// Why a balance changed besides the shares that were taken from it.
    enum Kind {
        TOP_UP,
        REFUND,
        /// A share that the balance did not cover: the line is open instead.
        SHORTFALL,
        /// An open line paid from the balance.
        LINE_PAID
    }

    /// A payment into a balance that the member asked for.
    record Order(
            long number,
            long household,
            int plan,
            Amount amount,
            String account,
            LocalDate day,
            State state) {

        String channelId() {
            return "t" + number;
        }
    }

    private final JdbcClient jdbc;

    BalanceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Lets one transaction at a time change the balances of a folio: what it reads stays true
    /// until it commits, and no two movements get one number.
    void lock(int folio) {
        jdbc.sql(LOCK).param("folio", folio).query(Integer.class).single();
    }

    boolean insert(long household, int plan, Amount amount, Kind kind, String ref, Moment moment) {
        return jdbc.sql(INSERT)
                        .param("folio", Folio.of(household))
                        .param("household", household)
                        .param("plan", plan)
                        .param("amount", amount.minor())
                        .param("kind", kind.name())
                        .param("ref", ref)
                        .param("epoch", moment.epoch())
                        .param("at", Timestamp.from(moment.instant()))
                        .update()
                == 1;
    }

    Map<Long, Amount> sums(int folio, int plan) {
        Map<Long, Amount> sums = new HashMap<>();
        jdbc.sql(SUMS)
                .param("folio", folio)
                .param("plan", plan)
                .query(row -> {
                    sums.put(row.getLong("household"), new Amount(row.getLong("amount_minor")));
                });
        return sums;
    }

    Amount sum(long household, int plan) {
        return new Amount(
                jdbc.sql(SUM)
                        .param("folio", Folio.of(household))
                        .param("household", household)
                        .param("plan", plan)
                        .query(Long.class)
                        .single());
    }

    /// Stores an order; a form that was sent before has its order already.
    void order(long household, int plan, Amount amount, String account, LocalDate day, UUID form) {
        jdbc.sql(ORDER)
                .param("folio", Folio.of(household))
                .param("household", household)
                .param("plan", plan)
                .param("amount", amount.minor())
                .param("account", account)
                .param("day", day)
                .param("form", form)
                .update();
    }

    List<TopUpOrder> ordersOf(long household) {
        return jdbc.sql(OF_HOUSEHOLD)
                .param("folio", Folio.of(household))
                .param("household", household)
                .query((row, _) ->
                        new TopUpOrder(
                                row.getLong("top_up_order"),
                                row.getInt("plan"),
                                new Amount(row.getLong("amount_minor")),
                                row.getObject("day", LocalDate.class),
                                State.valueOf(row.getString("state"))))
                .list();
    }

    List<Order> prepared() {
        return jdbc.sql(SELECT_ORDER + "where state = 'PREPARED' order by top_up_order")
                .query((row, _) -> order(row))
                .list();
    }

    /// Whether anything was paid into a balance from a moment on.
    boolean isPaidInSince(long household, int plan, Instant since) {
        return jdbc.sql(IS_PAID_IN)
                .param("folio", Folio.of(household))
                .param("household", household)
                .param("plan", plan)
                .param("since", Timestamp.from(since))
                .query(Boolean.class)
                .single();
    }

    /// Whether a payment into a balance of the folio is under way.
    boolean isWaiting(int folio, int plan) {
        return jdbc.sql(IS_WAITING)
                .param("folio", folio)
                .param("plan", plan)
                .query(Boolean.class)
                .single();
    }

    Order order(long number) {
        return find(number).orElseThrow();
    }

    Optional<Order> find(long number) {
        return jdbc.sql(SELECT_ORDER + "where top_up_order = :order")
                .param("order", number)
                .query((row, _) -> order(row))
                .optional();
    }

    /// False if the order is not where it was read, or cannot come there from where it is.
    boolean move(Order order, State to, @Nullable String reason) {
        return order.state().leadsTo(to)
                && jdbc.sql(MOVE)
                                .param("order", order.number())
                                .param("from", order.state().name())
                                .param("to", to.name())
                                .param("reason", reason)
                                .update()
                        == 1;
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                row.getLong("top_up_order"),
                row.getLong("household"),
                row.getInt("plan"),
                new Amount(row.getLong("amount_minor")),
                row.getString("account"),
                row.getObject("day", LocalDate.class),
                State.valueOf(row.getString("state")));
    }
}
