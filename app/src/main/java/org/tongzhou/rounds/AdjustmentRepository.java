package org.tongzhou.rounds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Moment;

@Repository
class AdjustmentRepository {

    private static final String INSERT =
            """
            insert into rounds.adjustment (folio, household, enrolment, correction, corrects_round,
                plan, epoch, at, amount_minor, cause)
            values (:folio, :household, :enrolment, :correction, :round, :plan, :epoch, :at,
                :amount,
                :cause)
            on conflict (folio, household, enrolment, correction, corrects_round) do nothing
            """;
    private static final String BETWEEN =
            """
            select household, enrolment, correction, corrects_round, plan, amount_minor, cause
            from rounds.adjustment
            where plan = :plan and epoch > :after and epoch <= :through
            order by folio, household, enrolment, correction, corrects_round
            """;
    private static final String OF_HOUSEHOLD =
            """
            select household, enrolment, correction, corrects_round, plan, amount_minor, cause
            from rounds.adjustment
            where folio = :folio and household = :household
                and plan = :plan and epoch > :after and epoch <= :through
            order by enrolment, correction, corrects_round
            """;
    private static final String REFUNDS =
            """
            select household, enrolment, correction, corrects_round, plan, amount_minor, cause
            from rounds.adjustment a
            where folio = :folio and household = :household and amount_minor < 0
                and epoch <= (select max(r.epoch) from rounds.round r
                    where r.plan = a.plan and r.struck_at is not null)
            order by enrolment, correction, corrects_round
            """;
    private static final String SUMS =
            """
            select household, sum(amount_minor) as amount_minor from rounds.adjustment
            where folio = :folio and plan = :plan
            group by household
            """;
    private static final String SUM_OF_ROUND =
            """
            select coalesce(sum(amount_minor), 0) from rounds.adjustment
            where folio = :folio and household = :household and enrolment = :enrolment
                and corrects_round = :round and correction < :before
            """;

    private final JdbcClient jdbc;

    AdjustmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Adjustment adjustment, Moment moment) {
        jdbc.sql(INSERT)
                .param("folio", Folio.of(adjustment.household()))
                .param("household", adjustment.household())
                .param("enrolment", adjustment.enrolment())
                .param("correction", adjustment.correction())
                .param("round", adjustment.correctsRound())
                .param("plan", adjustment.plan())
                .param("epoch", moment.epoch())
                .param("at", Timestamp.from(moment.instant()))
                .param("amount", adjustment.amount().minor())
                .param("cause", adjustment.cause())
                .update();
    }

    List<Adjustment> between(int plan, int afterEpoch, int throughEpoch) {
        return jdbc.sql(BETWEEN)
                .param("plan", plan)
                .param("after", afterEpoch)
                .param("through", throughEpoch)
                .query((row, _) -> adjustment(row))
                .list();
    }

    /// The same of one household.
    List<Adjustment> between(int plan, int afterEpoch, int throughEpoch, long household) {
        return jdbc.sql(OF_HOUSEHOLD)
                .param("plan", plan)
                .param("after", afterEpoch)
                .param("through", throughEpoch)
                .param("folio", Folio.of(household))
                .param("household", household)
                .query((row, _) -> adjustment(row))
                .list();
    }

    /// What struck rounds gave back to a household.
    List<Adjustment> refunds(long household) {
        return jdbc.sql(REFUNDS)
                .param("folio", Folio.of(household))
                .param("household", household)
                .query((row, _) -> adjustment(row))
                .list();
    }

    private static Adjustment adjustment(ResultSet row) throws SQLException {
        return new Adjustment(
                row.getLong("household"),
                row.getLong("enrolment"),
                row.getInt("correction"),
                row.getInt("corrects_round"),
                row.getInt("plan"),
                new Amount(row.getLong("amount_minor")),
                row.getString("cause"));
    }

    /// All adjustments of a folio and plan together, by household.
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

    /// What corrections before one, by its number, changed in a round of a member.
    long sumMinor(long household, long enrolment, int round, int before) {
        return jdbc.sql(SUM_OF_ROUND)
                .param("folio", Folio.of(household))
                .param("household", household)
                .param("enrolment", enrolment)
                .param("round", round)
                .param("before", before)
                .query(Long.class)
                .single();
    }
}
