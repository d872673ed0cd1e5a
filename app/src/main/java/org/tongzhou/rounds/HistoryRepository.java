package org.tongzhou.rounds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.money.Amount;

/// Rounds as a list shows them: one row each, with its price if it is struck.
@Repository
class HistoryRepository {

    private static final String SELECT =
            """
            select r.plan, r.round, r.state, r.plan_version, r.notice_on, r.debit_on, s.members,
                s.cases, s.payouts_minor, p.lowest, p.highest
            from rounds.round r
                left join rounds.statement s on s.plan = r.plan and s.round = r.round
                left join lateral (
                    select min(b.price_minor) as lowest, max(b.price_minor) as highest
                    from rounds.price b
                    where b.plan = r.plan and b.round = r.round) p on true
            """;
    private static final String PAGE =
            SELECT
                    + """
                    where r.plan = :plan and r.round < :before
                    order by r.round desc limit :limit
                    """;
    private static final String LATEST =
            SELECT
                    + """
                    where r.round
                        > (select max(m.round) from rounds.round m where m.plan = r.plan) - :most
                    order by r.plan, r.round desc
                    """;
    private static final String UNFINISHED =
            SELECT + "where r.state <> 'CLOSED' order by r.round, r.plan";
    private static final String BY_DAY =
            "select round from rounds.round where plan = :plan and notice_on = :day";
    private static final String PRICES =
            """
            select band, price_minor, members from rounds.price
            where plan = :plan and round = :round order by band
            """;

    /// A round in one row; without a statement it is not struck yet.
    record Row(
            int plan,
            int round,
            RoundState state,
            int planVersion,
            LocalDate noticeOn,
            LocalDate debitOn,
            Optional<Outcome> outcome) {}

    /// What a struck round came to; the prices are those of the cheapest and the dearest age.
    record Outcome(long members, int cases, Amount payouts, Amount lowest, Amount highest) {}

    /// A band's price as it was struck.
    record BandPrice(int band, Amount price, long members) {}

    private final JdbcClient jdbc;

    HistoryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Rounds of a plan before a number, the newest first.
    List<Row> page(int plan, int before, int limit) {
        return jdbc.sql(PAGE)
                .param("plan", plan)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list();
    }

    /// The last rounds of every plan, the newest first.
    List<Row> latest(int most) {
        return jdbc.sql(LATEST).param("most", most).query((row, _) -> row(row)).list();
    }

    /// Rounds that wait for something, the oldest first.
    List<Row> unfinished() {
        return jdbc.sql(UNFINISHED).query((row, _) -> row(row)).list();
    }

    Optional<Integer> byDay(int plan, LocalDate day) {
        return jdbc.sql(BY_DAY)
                .param("plan", plan)
                .param("day", day)
                .query(Integer.class)
                .optional();
    }

    List<BandPrice> prices(int plan, int round) {
        return jdbc.sql(PRICES)
                .param("plan", plan)
                .param("round", round)
                .query((row, _) ->
                        new BandPrice(
                                row.getInt("band"),
                                new Amount(row.getLong("price_minor")),
                                row.getLong("members")))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        boolean struck = row.getObject("members") != null;
        return new Row(
                row.getInt("plan"),
                row.getInt("round"),
                RoundState.valueOf(row.getString("state")),
                row.getInt("plan_version"),
                row.getObject("notice_on", LocalDate.class),
                row.getObject("debit_on", LocalDate.class),
                struck ? Optional.of(outcome(row)) : Optional.empty());
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        return new Outcome(
                row.getLong("members"),
                row.getInt("cases"),
                new Amount(row.getLong("payouts_minor")),
                new Amount(row.getLong("lowest")),
                new Amount(row.getLong("highest")));
    }
}
