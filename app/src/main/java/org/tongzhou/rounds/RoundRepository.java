package org.tongzhou.rounds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.ClassCounts;
import org.tongzhou.core.round.Struck;

@Repository
class RoundRepository {

    private static final String INSERT =
            """
            insert into rounds.round (plan, round, state, plan_version, notice_on, debit_on,
                cap_minor, cap_period)
            values (:plan, :round, 'OPEN', :version, :notice, :debit, :cap, :period)
            on conflict (plan, round) do nothing
            """;
    private static final String SELECT =
            """
            select plan, round, state, plan_version, notice_on, debit_on, epoch, cap_minor,
                cap_period
            from rounds.round
            """;
    private static final String FREEZE =
            """
            update rounds.round set state = 'FREEZING', epoch = :epoch, frozen_at = :at
            where plan = :plan and round = :round and state = 'OPEN'
            """;
    private static final String MOVE =
            """
            update rounds.round
            set state = :to,
                struck_at = case when :to = 'STRUCK' then :at else struck_at end,
                closed_at = case when :to = 'CLOSED' then :at else closed_at end
            where plan = :plan and round = :round and state = :from
            """;
    private static final String PRICES =
            """
            select round, band, price_minor from rounds.price
            where plan = :plan order by round, band
            """;
    private static final String INSERT_COUNT =
            """
            insert into rounds.folio_count (plan, round, folio, members, counts)
            values (:plan, :round, :folio, :members, :counts)
            on conflict (folio, plan, round) do nothing
            """;
    private static final String COUNTS =
            "select folio, counts from rounds.folio_count where plan = :plan and round = :round";
    private static final String INSERT_PRICE =
            """
            insert into rounds.price (plan, round, band, price_minor, members)
            values (:plan, :round, :band, :price, :members)
            """;
    private static final String INSERT_PAYOUT =
            """
            insert into rounds.payout (claim, plan, round, payout_minor)
            values (:claim, :plan, :round, :payout)
            """;
    private static final String PAYOUTS =
            """
            select claim, payout_minor from rounds.payout
            where plan = :plan and round = :round order by claim
            """;

    private final JdbcClient jdbc;

    RoundRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Round round) {
        key(INSERT, round.plan(), round.number())
                .param("version", round.planVersion())
                .param("notice", round.noticeOn())
                .param("debit", round.debitOn())
                .param("cap", round.capMinor())
                .param("period", round.capPeriod())
                .update();
    }

    Optional<Round> find(int plan, int round) {
        return key(SELECT + "where plan = :plan and round = :round", plan, round)
                .query((row, _) -> round(row))
                .optional();
    }

    /// The last epoch that the round before knew.
    int epochBefore(Round round) {
        return find(round.plan(), round.number() - 1)
                .map(previous -> previous.epoch().orElseThrow())
                .orElse(-1);
    }

    Optional<Round> lock(int plan, int round) {
        return key(SELECT + "where plan = :plan and round = :round for update", plan, round)
                .query((row, _) -> round(row))
                .optional();
    }

    Optional<Round> last(int plan) {
        return jdbc.sql(SELECT + "where plan = :plan order by round desc limit 1")
                .param("plan", plan)
                .query((row, _) -> round(row))
                .optional();
    }

    List<Round> ofPlan(int plan) {
        return jdbc.sql(SELECT + "where plan = :plan order by round")
                .param("plan", plan)
                .query((row, _) -> round(row))
                .list();
    }

    List<Round> in(RoundState state) {
        return jdbc.sql(SELECT + "where state = :state order by round, plan")
                .param("state", state.name())
                .query((row, _) -> round(row))
                .list();
    }

    boolean freeze(Round round, int epoch, Instant at) {
        return key(FREEZE, round.plan(), round.number())
                        .param("epoch", epoch)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    boolean move(Round round, RoundState from, RoundState to, Instant at) {
        return key(MOVE, round.plan(), round.number())
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /// Prices of all struck rounds of a plan: by round, then by band.
    Map<Integer, long[]> prices(int plan) {
        Map<Integer, TreeMap<Integer, Long>> byRound = new HashMap<>();
        jdbc.sql(PRICES)
                .param("plan", plan)
                .query(row -> {
                    byRound.computeIfAbsent(row.getInt("round"), _ -> new TreeMap<>())
                            .put(row.getInt("band"), row.getLong("price_minor"));
                });
        Map<Integer, long[]> prices = new HashMap<>();
        byRound.forEach((round, bands) ->
                prices.put(round, bands.values().stream().mapToLong(Long::longValue).toArray()));
        return prices;
    }

    void insertCount(Round round, int folio, ClassCounts counts) {
        key(INSERT_COUNT, round.plan(), round.number())
                .param("folio", folio)
                .param("members", counts.members())
                .param("counts", counts.toBytes())
                .update();
    }

    Map<Integer, ClassCounts> counts(Round round) {
        Map<Integer, ClassCounts> counts = new TreeMap<>();
        key(COUNTS, round.plan(), round.number())
                .query(row -> {
                    counts.put(row.getInt("folio"), ClassCounts.ofBytes(row.getBytes("counts")));
                });
        return counts;
    }

    void insertPrices(Round round, Struck struck, ClassCounts counts) {
        for (int band = 0; band < struck.priceMinor().size(); band++) {
            key(INSERT_PRICE, round.plan(), round.number())
                    .param("band", band)
                    .param("price", struck.priceMinor().get(band))
                    .param("members", counts.members(band))
                    .update();
        }
    }

    void insertPayout(Round round, long claim, long payoutMinor) {
        key(INSERT_PAYOUT, round.plan(), round.number())
                .param("claim", claim)
                .param("payout", payoutMinor)
                .update();
    }

    /// The final payout of each case of a struck round.
    Map<Long, Amount> payouts(int plan, int round) {
        Map<Long, Amount> payouts = new TreeMap<>();
        key(PAYOUTS, plan, round)
                .query(row -> {
                    payouts.put(row.getLong("claim"), new Amount(row.getLong("payout_minor")));
                });
        return payouts;
    }

    private JdbcClient.StatementSpec key(String sql, int plan, int round) {
        return jdbc.sql(sql).param("plan", plan).param("round", round);
    }

    private static Round round(ResultSet row) throws SQLException {
        Integer epoch = row.getObject("epoch", Integer.class);
        return new Round(
                row.getInt("plan"),
                row.getInt("round"),
                RoundState.valueOf(row.getString("state")),
                row.getInt("plan_version"),
                row.getObject("notice_on", LocalDate.class),
                row.getObject("debit_on", LocalDate.class),
                epoch == null ? OptionalInt.empty() : OptionalInt.of(epoch),
                row.getLong("cap_minor"),
                row.getInt("cap_period"));
    }
}
