package org.tongzhou.bench;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.core.round.RoundCalendar;
import org.tongzhou.plans.ListedPlan;

/// The struck rounds of the plans' first year but the last, as if they had been, each at the same
/// price; and the last run of debits, which left some shares open. Their ledger entries are left
/// out.
record RoundHistory(JdbcClient jdbc, PopulationPlans plans) {

    /// How many rounds it has; the epoch of the last is one less.
    static final int ROUNDS = 23;

    /// The run that debited the last of them.
    static final int RUN = 1;

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
    private static final String INSERT_RUN =
            """
            insert into collection.run (day, kind, epoch, created_at, finished_at)
            values (:day, 'FIRST', :epoch, now(), now())
            returning run
            """;
    private static final String RUN_ROUND =
            "insert into collection.run_round (run, plan, round) values (:run, :plan, :round)";
    private static final String BATCH =
            """
            insert into collection.batch (folio, run, first_household, last_household, instructions,
                total_minor, digest, state, prepared_at, answered_at, taken, taken_minor)
            values (:folio, :run, :folio::bigint << 15, ((:folio::bigint + 1) << 15) - 1,
                :instructions, :minor, '', 'ANSWERED', now(), now(), :instructions, :minor)
            """;

    private int last() {
        return plans.launch() + ROUNDS - 1;
    }

    /// The round that comes after the history.
    int next() {
        return last() + 1;
    }

    void write() {
        write(plans.postPaid(), PopulationPlans.POST_PAID_MINOR);
        write(plans.prePaid(), PopulationPlans.PRE_PAID_MINOR);
        for (int epoch = 0; epoch < ROUNDS; epoch++) {
            jdbc.sql("update gate.gate set epoch = epoch + 1").update();
        }
        int run =
                jdbc.sql(INSERT_RUN)
                        .param("day", plans.postPaid().calendar().debitDay(last()))
                        .param("epoch", ROUNDS - 1)
                        .query(Integer.class)
                        .single();
        if (run != RUN) {
            throw new IllegalStateException("debits ran here before");
        }
        key(RUN_ROUND, plans.postPaid(), last()).param("run", RUN).update();
        key(RUN_ROUND, plans.prePaid(), last()).param("run", RUN).update();
    }

    /// The batch of a folio in the last run, by what it took.
    void writeBatch(int folio, Population.Written written) {
        jdbc.sql(BATCH)
                .param("folio", folio)
                .param("run", RUN)
                .param("instructions", written.taken())
                .param("minor", written.takenMinor())
                .update();
    }

    private void write(ListedPlan plan, long priceMinor) {
        long cap =
                plan.plan()
                        .caps()
                        .perPeriod()
                        .map(most -> most.most().minor())
                        .orElse(Long.MAX_VALUE);
        for (int round = plans.launch(); round <= last(); round++) {
            key(ROUND, plan, round)
                    .param("version", plan.plan().version())
                    .param("notice", plan.calendar().noticeDay(round))
                    .param("debit", plan.calendar().debitDay(round))
                    .param("cap", cap)
                    .param("period", RoundCalendar.yearOf(round))
                    .update();
            key(CLOSE, plan, round).param("epoch", round - plans.launch()).update();
            key(PRICE, plan, round).param("price", priceMinor).update();
            key(STATEMENT, plan, round).param("price", priceMinor).update();
        }
    }

    private JdbcClient.StatementSpec key(String sql, ListedPlan plan, int round) {
        return jdbc.sql(sql).param("plan", plan.number()).param("round", round);
    }
}
