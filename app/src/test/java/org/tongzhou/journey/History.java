package org.tongzhou.journey;

import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.core.round.RoundCalendar;
import org.tongzhou.plans.ListedPlan;

/// Closed rounds of a plan with 80 million members, written as they would lie in the tables.
final class History {

    private static final long MEMBERS = 80_000_000;
    private static final String ROUND =
            """
            insert into rounds.round (plan, round, state, plan_version, notice_on, debit_on, epoch,
                cap_minor, cap_period, frozen_at, struck_at, closed_at)
            values (:plan, :round, 'CLOSED', :version, :notice, :debit, :epoch, 18800, :period, :at,
                :at, :at)
            """;
    private static final String PRICE =
            """
            insert into rounds.price (plan, round, band, price_minor, members)
            values (:plan, :round, 0, :price, :members)
            """;
    private static final String STATEMENT =
            """
            insert into rounds.statement (plan, round, members, cases, payouts_minor, fee_minor,
                refunds_minor, late_charges_minor, losses_minor, carry_in_minor, subsidy_minor,
                charged_minor, carry_out_minor, struck_at)
            values (:plan, :round, :members, :cases, :charged, 0, 0, 0, 0, 0, 0, :charged, 0, :at)
            """;

    private static final String RUN =
            """
            insert into collection.run (day, kind, epoch, created_at, finished_at)
            values (:debit, 'FIRST', :epoch, :at, :at) on conflict (day, kind) do nothing
            """;
    private static final String TAKEN =
            """
            insert into collection.run_round (run, plan, round)
            select run, :plan, :round from collection.run where day = :debit and kind = 'FIRST'
            """;

    private History() {}

    static void insert(
            JdbcClient jdbc, ListedPlan plan, int round, int epoch, long price, int cases) {
        Timestamp at = Timestamp.from(plan.calendar().noticeInstant(round));
        key(jdbc, ROUND, plan, round)
                .param("version", plan.plan().version())
                .param("notice", plan.calendar().noticeDay(round))
                .param("debit", plan.calendar().debitDay(round))
                .param("epoch", epoch)
                .param("period", RoundCalendar.yearOf(round))
                .param("at", at)
                .update();
        key(jdbc, PRICE, plan, round).param("price", price).param("members", MEMBERS).update();
        key(jdbc, STATEMENT, plan, round)
                .param("members", MEMBERS)
                .param("cases", cases)
                .param("charged", MEMBERS * price)
                .param("at", at)
                .update();
        var debit = plan.calendar().debitDay(round);
        jdbc.sql(RUN).param("debit", debit).param("epoch", epoch).param("at", at).update();
        key(jdbc, TAKEN, plan, round).param("debit", debit).update();
    }

    private static JdbcClient.StatementSpec key(
            JdbcClient jdbc, String sql, ListedPlan plan, int round) {
        return jdbc.sql(sql).param("plan", plan.number()).param("round", round);
    }
}
