package org.tongzhou.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Moment;

/// Lines and what happened to them. A line's state is changed only together with an event.
@Repository
class LineRepository {

    private static final String INSERT =
            """
            insert into collection.line (folio, household, enrolment, round, correction, plan,
                amount_minor, open_minor, state, run, opened_on)
            values (:folio, :household, :enrolment, :round, :correction, :plan, :amount, :open,
                :state,
                :run, :day)
            on conflict do nothing
            """;
    private static final String SELECT =
            """
            select household, enrolment, round, correction, plan, amount_minor, open_minor, state,
                run,
                opened_on
            from collection.line
            """;
    private static final String ORDER = " order by household, round, enrolment, correction";
    private static final String CHANGE =
            """
            update collection.line set open_minor = :open, state = :state, run = :run
            where folio = :folio and household = :household and enrolment = :enrolment
                and round = :round and correction = :correction
                and open_minor = :openBefore and state = :stateBefore
            """;
    private static final String EVENT =
            """
            insert into collection.line_event (folio, household, enrolment, round, correction,
                event,
                kind, amount_minor, reason, ref, epoch, at)
            select :folio, :household, :enrolment, :round, :correction, coalesce(max(event), 0) + 1,
                :kind, :amount, :reason, :ref, :epoch, :at
            from collection.line_event
            where folio = :folio and household = :household and enrolment = :enrolment
                and round = :round and correction = :correction
            """;
    private static final String PAID_BY =
            """
            select l.household, l.enrolment, l.round, l.correction, l.plan, l.amount_minor,
                l.open_minor, l.state, l.run, l.opened_on
            from collection.line l
                join collection.line_event e using (folio, household, enrolment, round, correction)
            where l.folio = :folio and l.household = :household and e.kind = 'PAID' and e.ref = :ref
            """;
    private static final String PAID_SUM =
            """
            select coalesce(-sum(amount_minor), 0) from collection.line_event
            where folio = :folio and household = :household and enrolment = :enrolment
                and round = :round and correction = :correction
                and kind = 'PAID' and ref = :ref
            """;
    private static final String WRITTEN_OFF =
            """
            select exists (
                select from collection.line_event
                where folio = :folio and household = :household and enrolment = :enrolment
                    and round = :round and correction = :correction and kind = 'WRITTEN_OFF')
            """;

    private final JdbcClient jdbc;

    LineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What happened to a line.
    enum Event {
        OPENED,
        PAID,
        CREDITED,
        WRITTEN_OFF,
        REVERSED
    }

    /// Opens a line with its first event; a line that exists already stays as it is.
    void open(Line line, String reason, String ref, Moment moment) {
        int inserted =
                key(INSERT, line)
                        .param("plan", line.plan())
                        .param("amount", line.amount().minor())
                        .param("open", line.open().minor())
                        .param("state", line.state().name())
                        .param("run", boxed(line.run()))
                        .param("day", line.openedOn())
                        .update();
        if (inserted == 1) {
            event(line, Event.OPENED, line.open(), reason, ref, moment);
        }
    }

    /// Changes what is open by `change`, with the event that did it.
    Line change(
            Line line,
            Event kind,
            Amount change,
            @Nullable String reason,
            String ref,
            Moment moment) {
        Amount open = line.open().plus(change);
        Line.State state = open.isZero() ? Line.State.CLOSED : Line.State.OPEN;
        Line changed = with(line, open, state, OptionalInt.empty());
        store(line, changed);
        event(line, kind, change, reason, ref, moment);
        return changed;
    }

    /// Moves a line to another state without changing what is open.
    void move(Line line, Line.State state, OptionalInt run) {
        store(line, with(line, line.open(), state, run));
    }

    /// Two servers may hold the same line. Who comes second saw what holds no more: his step is
    /// rolled back and done again.
    private void store(Line before, Line after) {
        int stored =
                key(CHANGE, after)
                        .param("open", after.open().minor())
                        .param("state", after.state().name())
                        .param("run", boxed(after.run()))
                        .param("openBefore", before.open().minor())
                        .param("stateBefore", before.state().name())
                        .update();
        if (stored != 1) {
            throw new OptimisticLockingFailureException("changed meanwhile: " + before);
        }
    }

    private void event(
            Line line,
            Event kind,
            Amount amount,
            @Nullable String reason,
            String ref,
            Moment moment) {
        key(EVENT, line)
                .param("kind", kind.name())
                .param("amount", amount.minor())
                .param("reason", reason)
                .param("ref", ref)
                .param("epoch", moment.epoch())
                .param("at", Timestamp.from(moment.instant()))
                .update();
    }

    /// Lines of a folio that are not closed.
    List<Line> openIn(int folio) {
        return jdbc.sql(SELECT + "where folio = :folio and state <> 'CLOSED'" + ORDER)
                .param("folio", folio)
                .query((row, _) -> line(row))
                .list();
    }

    /// Lines of a folio that belong to any of these rounds, in whatever state.
    List<Line> ofRounds(int folio, int plan, int round) {
        return jdbc.sql(
                        SELECT
                                + "where folio = :folio and plan = :plan and round = :round"
                                + " and correction = 0"
                                + ORDER)
                .param("folio", folio)
                .param("plan", plan)
                .param("round", round)
                .query((row, _) -> line(row))
                .list();
    }

    List<Line> inRun(int folio, int run) {
        return jdbc.sql(SELECT + "where folio = :folio and run = :run" + ORDER)
                .param("folio", folio)
                .param("run", run)
                .query((row, _) -> line(row))
                .list();
    }

    List<Line> ofHousehold(long household) {
        return jdbc.sql(SELECT + "where folio = :folio and household = :household" + ORDER)
                .param("folio", Folio.of(household))
                .param("household", household)
                .query((row, _) -> line(row))
                .list();
    }

    Optional<Line> find(Line line) {
        return ofHousehold(line.household()).stream()
                .filter(own -> own.enrolment() == line.enrolment())
                .filter(own -> own.round() == line.round())
                .filter(own -> own.correction() == line.correction())
                .findFirst();
    }

    /// Lines that the instruction `ref` paid.
    List<Line> paidBy(long household, String ref) {
        return jdbc.sql(PAID_BY)
                .param("folio", Folio.of(household))
                .param("household", household)
                .param("ref", ref)
                .query((row, _) -> line(row))
                .list();
    }

    /// What the instruction `ref` paid of a line.
    Amount paidBy(Line line, String ref) {
        return new Amount(key(PAID_SUM, line).param("ref", ref).query(Long.class).single());
    }

    boolean isWrittenOff(Line line) {
        return key(WRITTEN_OFF, line).query(Boolean.class).single();
    }

    private JdbcClient.StatementSpec key(String sql, Line line) {
        return jdbc.sql(sql)
                .param("folio", Folio.of(line.household()))
                .param("household", line.household())
                .param("enrolment", line.enrolment())
                .param("round", line.round())
                .param("correction", line.correction());
    }

    private static @Nullable Integer boxed(OptionalInt run) {
        return run.isPresent() ? run.getAsInt() : null;
    }

    private static Line with(Line line, Amount open, Line.State state, OptionalInt run) {
        return new Line(
                line.household(),
                line.enrolment(),
                line.round(),
                line.correction(),
                line.plan(),
                line.amount(),
                open,
                state,
                run,
                line.openedOn());
    }

    private static Line line(ResultSet row) throws SQLException {
        Integer run = row.getObject("run", Integer.class);
        return new Line(
                row.getLong("household"),
                row.getLong("enrolment"),
                row.getInt("round"),
                row.getInt("correction"),
                row.getInt("plan"),
                new Amount(row.getLong("amount_minor")),
                new Amount(row.getLong("open_minor")),
                Line.State.valueOf(row.getString("state")),
                run == null ? OptionalInt.empty() : OptionalInt.of(run),
                row.getObject("opened_on", LocalDate.class));
    }
}
