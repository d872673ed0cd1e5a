package org.tongzhou.collection;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.money.Amount;

/// What goes back and waits to be released, and who has released what.
@Repository
class RefundApprovalRepository {

    private static final String OWED =
            """
            select sum(payouts) as payouts, sum(amount_minor) as amount_minor,
                min(due_on) as due_on
            from collection.refund_owed
            where plan = :plan and epoch > :released and epoch <= :through
            having count(*) > 0
            """;
    private static final String APPROVE =
            """
            insert into collection.refund_approval (plan, through_epoch, by_account, payouts,
                amount_minor, at)
            values (:plan, :through, :by, :payouts, :amount, :at)
            on conflict do nothing
            """;
    private static final String LATEST =
            """
            select plan, through_epoch, by_account, payouts, amount_minor, at
            from collection.refund_approval
            where plan = :plan
            order by through_epoch desc, at, by_account limit 2
            """;
    private static final String RELEASED =
            """
            select through_epoch from collection.refund_approval
            where plan = :plan
            group by through_epoch having count(*) >= 2
            order by through_epoch desc limit 1
            """;
    private static final String MAKE_READY =
            """
            update collection.payout set state = 'READY'
            where state = 'OWED' and (payout, attempt) in (
                select payout, attempt from collection.payout
                where plan = :plan and state = 'OWED' and epoch <= :through
                order by epoch limit :limit for update skip locked)
            """;

    private static final int BEFORE_ALL = -1;

    /// What of a plan is owed and not released.
    ///
    /// @param dueOn the day by which the first of it is paid
    record Owed(int plan, long payouts, Amount amount, LocalDate dueOn) {}

    private final JdbcClient jdbc;

    RefundApprovalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What a plan owes by the end of an epoch and nobody has released.
    Optional<Owed> owed(int plan, int through) {
        return jdbc.sql(OWED)
                .param("plan", plan)
                .param("released", released(plan).orElse(BEFORE_ALL))
                .param("through", through)
                .query((row, _) ->
                        new Owed(
                                plan,
                                row.getLong("payouts"),
                                new Amount(row.getLong("amount_minor")),
                                row.getObject("due_on", LocalDate.class)))
                .optional();
    }

    boolean insert(RefundApproval approval) {
        return jdbc.sql(APPROVE)
                        .param("plan", approval.plan())
                        .param("through", approval.through())
                        .param("by", approval.by())
                        .param("payouts", approval.payouts())
                        .param("amount", approval.amount().minor())
                        .param("at", Timestamp.from(approval.at()))
                        .update()
                == 1;
    }

    /// The latest approval of a plan, unless another person has given it, too.
    Optional<RefundApproval> pending(int plan) {
        List<RefundApproval> latest =
                jdbc.sql(LATEST)
                        .param("plan", plan)
                        .query((row, _) ->
                                new RefundApproval(
                                        row.getInt("plan"),
                                        row.getInt("through_epoch"),
                                        row.getLong("by_account"),
                                        row.getLong("payouts"),
                                        new Amount(row.getLong("amount_minor")),
                                        row.getTimestamp("at").toInstant()))
                        .list();
        boolean isReleased =
                latest.size() == 2 && latest.getFirst().through() == latest.getLast().through();
        return isReleased ? Optional.empty() : latest.stream().findFirst();
    }

    /// The last epoch of a plan that two people have released.
    Optional<Integer> released(int plan) {
        return jdbc.sql(RELEASED)
                .param("plan", plan)
                .query((row, _) -> row.getInt("through_epoch"))
                .optional();
    }

    /// Lets some of what is released be sent, and says how many.
    int makeReady(int plan, int through, int limit) {
        return jdbc.sql(MAKE_READY)
                .param("plan", plan)
                .param("through", through)
                .param("limit", limit)
                .update();
    }
}
