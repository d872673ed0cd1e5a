package org.tongzhou.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.collection.RunRepository.RunRound;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Moment;

@Repository
class PayoutRepository {

    private static final String INSERT =
            """
            insert into collection.payout (payout, attempt, plan, round, kind, claim, folio,
                household,
                enrolment, amount_minor, state, due_on, epoch, created_at)
            values (:payout, :attempt, :plan, :round, :kind, :claim, :folio, :household, :enrolment,
                :amount, :state, :due, :epoch, :at)
            on conflict do nothing
            """;
    private static final String SELECT =
            """
            select payout, attempt, plan, round, kind, claim, household, enrolment, amount_minor,
                account, state, due_on, sent_on, ended_on, reason
            from collection.payout
            """;
    private static final String MOVE =
            """
            update collection.payout
            set state = :to, folio = :folio, household = :household,
                account = coalesce(:account, account),
                sent_on = case when :to = 'PREPARED' then :day else sent_on end,
                ended_on = case when :to in ('PAID', 'BOUNCED') then :day else ended_on end,
                reason = coalesce(:reason, reason)
            where payout = :payout and attempt = :attempt and state = :from
            """;

    private static final String NOT_SENT =
            """
            select coalesce(sum(amount_minor), 0) from collection.payout
            where plan = :plan and kind in (:kinds) and state in ('OWED', 'READY')
            """;
    private static final String WAITING = "state in ('OWED', 'READY', 'PREPARED', 'SENT')";
    private static final String MADE = "select plan, round from collection.paid_round";
    private static final String MARK =
            """
            insert into collection.paid_round (plan, round) values (:plan, :round)
            on conflict do nothing
            """;

    /// One attempt among all of them.
    record Place(String payout, int attempt) {

        static final Place BEFORE_ALL = new Place("", 0);

        static Place of(OwedPayout payout) {
            return new Place(payout.id(), payout.attempt());
        }
    }

    /// One of those that have not arrived, by the day by which it should.
    record Due(LocalDate on, String payout) {

        static final Due BEFORE_ALL = new Due(LocalDate.EPOCH, "");

        static Due of(OwedPayout payout) {
            return new Due(payout.dueOn(), payout.id());
        }
    }

    private final JdbcClient jdbc;

    PayoutRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean insert(OwedPayout payout, Moment moment) {
        return jdbc.sql(INSERT)
                        .param("payout", payout.id())
                        .param("attempt", payout.attempt())
                        .param("plan", payout.plan())
                        .param("round", payout.round())
                        .param("kind", payout.kind().name())
                        .param("claim", payout.claim().orElse(null))
                        .param("folio", Folio.of(payout.household()))
                        .param("household", payout.household())
                        .param("enrolment", payout.enrolment().orElse(null))
                        .param("amount", payout.amount().minor())
                        .param("state", payout.state().name())
                        .param("due", payout.dueOn())
                        .param("epoch", moment.epoch())
                        .param("at", Timestamp.from(moment.instant()))
                        .update()
                == 1;
    }

    /// Inserts what cannot be there yet.
    ///
    /// @throws IllegalStateException if it is
    void insertFirst(OwedPayout payout, Moment moment) {
        if (!insert(payout, moment)) {
            throw new IllegalStateException("paid before: " + payout.id());
        }
    }

    /// Rounds whose payouts have been made.
    Set<RunRound> made() {
        return Set.copyOf(
                jdbc.sql(MADE)
                        .query((row, _) -> new RunRound(row.getInt("plan"), row.getInt("round")))
                        .list());
    }

    /// Marks them as made; false if another server did.
    boolean markMade(int plan, int round) {
        return jdbc.sql(MARK).param("plan", plan).param("round", round).update() == 1;
    }

    /// Some of a state, by their name, after one of them.
    List<OwedPayout> in(OwedPayout.State state, Place after, int limit) {
        return after("state = '%s'".formatted(state), after, limit);
    }

    /// Some of those that have not arrived, by their name, after one of them.
    List<OwedPayout> waiting(Place after, int limit) {
        return after(WAITING, after, limit);
    }

    private List<OwedPayout> after(String condition, Place after, int limit) {
        return jdbc.sql(
                        SELECT
                                + "where "
                                + condition
                                + " and (payout, attempt) > (:after, :attempt)"
                                + " order by payout, attempt limit :limit")
                .param("after", after.payout())
                .param("attempt", after.attempt())
                .param("limit", limit)
                .query((row, _) -> payout(row))
                .list();
    }

    /// Some of those that have not arrived, the earliest due first, after one of them.
    List<OwedPayout> due(Due after, int limit) {
        return due("", 0, 0, after, limit);
    }

    /// The same of one plan.
    List<OwedPayout> due(int plan, Due after, int limit) {
        return due(" and plan = :plan", plan, 0, after, limit);
    }

    /// Those of a plan that wait for two people, as far as they were owed by the end of an epoch.
    List<OwedPayout> toRelease(int plan, int through, Due after, int limit) {
        String owed = " and plan = :plan and state = 'OWED' and epoch <= :through";
        return due(owed, plan, through, after, limit);
    }

    private List<OwedPayout> due(String condition, int plan, int through, Due after, int limit) {
        return jdbc.sql(
                        SELECT
                                + "where "
                                + WAITING
                                + condition
                                + " and (due_on, payout) > (:on, :after)"
                                + " order by due_on, payout limit :limit")
                .param("plan", plan)
                .param("through", through)
                .param("on", after.on())
                .param("after", after.payout())
                .param("limit", limit)
                .query((row, _) -> payout(row))
                .list();
    }

    /// Those that came back and wait for another account.
    List<OwedPayout> bounced() {
        return jdbc.sql(SELECT + "where state = 'READY' and attempt > 1 order by payout")
                .query((row, _) -> payout(row))
                .list();
    }

    /// What a plan owes of some kinds and has not begun to send.
    Amount notSent(int plan, List<OwedPayout.Kind> kinds) {
        return new Amount(
                jdbc.sql(NOT_SENT)
                        .param("plan", plan)
                        .param("kinds", kinds.stream().map(Enum::name).toList())
                        .query(Long.class)
                        .single());
    }

    Optional<OwedPayout> find(String id, int attempt) {
        return jdbc.sql(SELECT + "where payout = :payout and attempt = :attempt")
                .param("payout", id)
                .param("attempt", attempt)
                .query((row, _) -> payout(row))
                .optional();
    }

    List<OwedPayout> ofHousehold(long household) {
        return jdbc.sql(
                        SELECT
                                + "where folio = :folio and household = :household"
                                + " order by created_at")
                .param("folio", Folio.of(household))
                .param("household", household)
                .query((row, _) -> payout(row))
                .list();
    }

    /// Moves it to another state; whom it is for is what `payout` says.
    boolean move(
            OwedPayout payout,
            OwedPayout.State to,
            LocalDate day,
            @Nullable String account,
            @Nullable String reason) {
        return jdbc.sql(MOVE)
                        .param("payout", payout.id())
                        .param("attempt", payout.attempt())
                        .param("from", payout.state().name())
                        .param("to", to.name())
                        .param("folio", Folio.of(payout.household()))
                        .param("household", payout.household())
                        .param("day", day)
                        .param("account", account)
                        .param("reason", reason)
                        .update()
                == 1;
    }

    private static OwedPayout payout(ResultSet row) throws SQLException {
        return new OwedPayout(
                row.getString("payout"),
                row.getInt("attempt"),
                row.getInt("plan"),
                row.getInt("round"),
                OwedPayout.Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getObject("claim", Long.class)),
                row.getLong("household"),
                Optional.ofNullable(row.getObject("enrolment", Long.class)),
                new Amount(row.getLong("amount_minor")),
                Optional.ofNullable(row.getString("account")),
                OwedPayout.State.valueOf(row.getString("state")),
                row.getObject("due_on", LocalDate.class),
                Optional.ofNullable(row.getObject("sent_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("ended_on", LocalDate.class)),
                Optional.ofNullable(row.getString("reason")).map(PayoutRefusal::ofCode));
    }
}
