package org.tongzhou.rounds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Need;
import org.tongzhou.core.round.Struck;

@Repository
class StatementRepository {

    private static final String INSERT =
            """
            insert into rounds.statement (plan, round, members, cases, payouts_minor, fee_minor,
                refunds_minor, late_charges_minor, losses_minor, carry_in_minor, subsidy_minor,
                charged_minor, carry_out_minor, struck_at)
            values (:plan, :round, :members, :cases, :payouts, :fee, :refunds, :late, :losses,
                :carryIn,
                :subsidy, :charged, :carryOut, :at)
            """;
    private static final String SELECT =
            """
            select plan, round, members, cases, payouts_minor, fee_minor, refunds_minor,
                late_charges_minor, losses_minor, carry_in_minor, subsidy_minor, charged_minor,
                carry_out_minor, struck_at
            from rounds.statement
            where plan = :plan
            """;
    private final JdbcClient jdbc;

    StatementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Round round, long members, Struck struck, Instant at) {
        Need need = struck.need();
        jdbc.sql(INSERT)
                .param("plan", round.plan())
                .param("round", round.number())
                .param("members", members)
                .param("cases", struck.payoutsMinor().size())
                .param("payouts", struck.payoutsInAllMinor())
                .param("fee", struck.feeMinor())
                .param("refunds", need.refundsMinor())
                .param("late", need.lateChargesMinor())
                .param("losses", need.lossesMinor())
                .param("carryIn", need.carryInMinor())
                .param("subsidy", struck.subsidyMinor())
                .param("charged", struck.chargedMinor())
                .param("carryOut", struck.carryOutMinor())
                .param("at", Timestamp.from(at))
                .update();
    }

    Optional<Statement> find(int plan, int round) {
        return jdbc.sql(SELECT + "and round = :round")
                .param("plan", plan)
                .param("round", round)
                .query((row, _) -> statement(row))
                .optional();
    }

    List<Statement> ofPlan(int plan) {
        return jdbc.sql(SELECT + "order by round")
                .param("plan", plan)
                .query((row, _) -> statement(row))
                .list();
    }

    /// That of the last struck round.
    Optional<Statement> last(int plan) {
        return jdbc.sql(SELECT + "order by round desc limit 1")
                .param("plan", plan)
                .query((row, _) -> statement(row))
                .optional();
    }

    private static Statement statement(ResultSet row) throws SQLException {
        return new Statement(
                row.getInt("plan"),
                row.getInt("round"),
                row.getLong("members"),
                row.getInt("cases"),
                amount(row, "payouts_minor"),
                amount(row, "fee_minor"),
                amount(row, "refunds_minor"),
                amount(row, "late_charges_minor"),
                amount(row, "losses_minor"),
                amount(row, "carry_in_minor"),
                amount(row, "subsidy_minor"),
                amount(row, "charged_minor"),
                amount(row, "carry_out_minor"),
                row.getTimestamp("struck_at").toInstant());
    }

    private static Amount amount(ResultSet row, String column) throws SQLException {
        return new Amount(row.getLong(column));
    }
}
