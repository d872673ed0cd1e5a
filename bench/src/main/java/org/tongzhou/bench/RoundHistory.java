package org.tongzhou.bench;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.plans.ListedPlan;

/// The struck rounds of a plan's first year but the last, as if they had been: each costs every
/// member the same, so that who was there from the start comes near the yearly cap.
record RoundHistory(JdbcClient jdbc, ListedPlan plan, int launch) {

    /// How many rounds it has; the epoch of the last is one less.
    static final int ROUNDS = 23;

    private static final long PRICE_MINOR = 800;

    private static final String ROUND =
            """
            insert into rounds.round (plan, round, state, plan_version, notice_on, debit_on,
                cap_minor, cap_period)
            values (:plan, :round, 'OPEN', :version, :notice, :debit, :cap, :period)
            """;
    private static final String CLOSE =
            """
            update rounds.round
            set state = 'CLOSED', epoch = :epoch, frozen_at = now(), struck_at = now(),
                closed_at = now()
            where plan = :plan and round = :round
            """;
    private static final String PRICE =
            """
            insert into rounds.price (plan, round, band, price_minor, members)
            values (:plan, :round, 0, :price, 1)
            """;
    private static final String STATEMENT =
            """
            insert into rounds.statement (plan, round, members, cases, payouts_minor, fee_minor,
                refunds_minor, late_charges_minor, losses_minor, carry_in_minor, subsidy_minor,
                charged_minor, carry_out_minor, struck_at)
            values (:plan, :round, 1, 1, :price, 0, 0, 0, 0, 0, 0, :price, 0, now())
            """;

    /// The round that comes after the history.
    int next() {
        return launch + ROUNDS;
    }

    void write() {
        long cap =
                plan.plan()
                        .caps()
                        .perPeriod()
                        .map(most -> most.most().minor())
                        .orElse(Long.MAX_VALUE);
        for (int round = launch; round < next(); round++) {
            key(ROUND, round)
                    .param("version", plan.plan().version())
                    .param("notice", plan.calendar().noticeDay(round))
                    .param("debit", plan.calendar().debitDay(round))
                    .param("cap", cap)
                    .param("period", org.tongzhou.core.round.RoundCalendar.yearOf(round))
                    .update();
            key(CLOSE, round).param("epoch", round - launch).update();
            key(PRICE, round).param("price", PRICE_MINOR).update();
            key(STATEMENT, round).param("price", PRICE_MINOR).update();
        }
        for (int epoch = 0; epoch < ROUNDS; epoch++) {
            jdbc.sql("update gate.gate set epoch = epoch + 1").update();
        }
    }

    private JdbcClient.StatementSpec key(String sql, int round) {
        return jdbc.sql(sql).param("plan", plan.number()).param("round", round);
    }
}
