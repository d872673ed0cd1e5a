package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.money.Amount;

@Repository
class SettlementRepository {

    /// The day after the last one settled, or the day of the first run or payment.
    private static final String NEXT =
            """
            select coalesce(
                (select max(day) + 1 from collection.settled_day),
                least((select min(day) from collection.run),
                    (select min(day) from collection.top_up_order))) as day
            """;

    private static final String BEGIN =
            """
            insert into collection.settled_day (day, lines, closing_minor)
            values (:day, :lines, :closing)
            on conflict (day) do nothing
            """;
    private static final String INSERT =
            """
            insert into collection.settlement (day, line, kind, ref, items, amount_minor, matched)
            values (:day, :line, :kind, :ref, :items, :amount, :matched)
            """;
    private static final String MATCHED =
            """
            select exists (select from collection.settlement
                where kind = :kind and ref = :ref and matched)
            """;
    private static final String DIFFERENCE =
            """
            insert into collection.difference (found_on, ref, line, ours_minor, theirs_minor, what)
            values (:day, :ref, :line, :ours, :theirs, :what)
            on conflict (ref, found_on, line, what) do nothing
            """;
    private static final String STANDING =
            """
            insert into collection.difference (found_on, ref, ours_minor, theirs_minor, what)
            select :day, :ref, :ours, :theirs, :what
            where not exists (select from collection.difference
                where ref = :ref and what = :what and resolved_on is null)
            on conflict do nothing
            """;
    private static final String OPEN =
            """
            select difference, found_on, ref, ours_minor, theirs_minor, what
            from collection.difference where resolved_on is null order by difference
            """;

    private static final String LAST_CLOSING =
            """
            select coalesce((select closing_minor from collection.settled_day
                order by day desc limit 1), 0)
            """;

    /// What was taken, late or at once, less what was given back and what the provider has settled.
    private static final String TAKEN_NOT_SETTLED =
            """
            select
                (select coalesce(sum(taken_minor), 0) from collection.batch
                    where state = 'ANSWERED')
                + (select coalesce(sum(amount_minor), 0) from collection.top_up_order o
                    where state in ('TAKEN', 'REVERSED') and not exists (
                        select from collection.channel_event
                        where kind = 'DebitTaken' and ref = 't' || o.top_up_order))
                + (select coalesce(sum(case kind when 'DebitTaken' then abs(amount_minor)
                        else -abs(amount_minor) end), 0)
                    from collection.channel_event
                    where kind in ('DebitTaken', 'DebitReversed'))
                - (select coalesce(sum(amount_minor), 0) from collection.settlement
                    where matched and kind in ('DEBITS', 'LATE_DEBIT', 'REVERSAL'))
            """;

    private static final String UNMATCHED =
            """
            select day, line, kind, ref, items, amount_minor
            from collection.settlement where not matched order by day, line
            """;
    private static final String MATCH =
            """
            update collection.settlement set matched = true
            where day = :day and line = :line and not matched
            """;
    private static final String MATCHED_LATE =
            """
            update collection.difference set resolved_on = :day, resolution = :resolution
            where ref = :ref and found_on = :foundOn and line = :line and resolved_on is null
            """;

    /// A line of the provider that our books did not know of when it came.
    record Unmatched(LocalDate day, int number, Settlement.Line line) {}

    private static final String RESOLVE =
            """
            update collection.difference
            set resolved_on = :day, resolution = :reason, resolved_by = :by
            where difference = :difference and resolved_on is null
            """;

    private final JdbcClient jdbc;

    SettlementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<LocalDate> nextDay() {
        return jdbc.sql(NEXT)
                .query((row, _) -> Optional.ofNullable(row.getObject("day", LocalDate.class)))
                .single();
    }

    boolean begin(Settlement settlement) {
        return jdbc.sql(BEGIN)
                        .param("day", settlement.date())
                        .param("lines", settlement.lines().size())
                        .param("closing", settlement.closingBalance().minor())
                        .update()
                == 1;
    }

    void insert(LocalDate day, int number, Settlement.Line line, boolean matched) {
        jdbc.sql(INSERT)
                .param("day", day)
                .param("line", number)
                .param("kind", line.kind().name())
                .param("ref", line.reference())
                .param("items", line.count())
                .param("amount", line.amount().minor())
                .param("matched", matched)
                .update();
    }

    boolean isMatched(Settlement.Line line) {
        return jdbc.sql(MATCHED)
                .param("kind", line.kind().name())
                .param("ref", line.reference())
                .query(Boolean.class)
                .single();
    }

    /// A difference of a day's settlement as a whole.
    void difference(LocalDate day, String ref, Amount ours, Amount theirs, String what) {
        difference(day, 0, ref, ours, theirs, what);
    }

    /// A difference in a line of a day's settlement.
    void difference(LocalDate day, int line, String ref, Amount ours, Amount theirs, String what) {
        jdbc.sql(DIFFERENCE)
                .param("day", day)
                .param("line", line)
                .param("ref", ref)
                .param("ours", ours.minor())
                .param("theirs", theirs.minor())
                .param("what", what)
                .update();
    }

    /// A difference that lasts, named once until somebody resolves it.
    void standing(LocalDate day, String ref, Amount ours, Amount theirs, String what) {
        jdbc.sql(STANDING)
                .param("day", day)
                .param("ref", ref)
                .param("ours", ours.minor())
                .param("theirs", theirs.minor())
                .param("what", what)
                .update();
    }

    List<Difference> openDifferences() {
        return jdbc.sql(OPEN)
                .query((row, _) ->
                        new Difference(
                                row.getLong("difference"),
                                row.getObject("found_on", LocalDate.class),
                                row.getString("ref"),
                                new Amount(row.getLong("ours_minor")),
                                new Amount(row.getLong("theirs_minor")),
                                row.getString("what")))
                .list();
    }

    List<Unmatched> unmatched() {
        return jdbc.sql(UNMATCHED)
                .query((row, _) ->
                        new Unmatched(
                                row.getObject("day", LocalDate.class),
                                row.getInt("line"),
                                new Settlement.Line(
                                        Settlement.Kind.valueOf(row.getString("kind")),
                                        row.getString("ref"),
                                        row.getLong("items"),
                                        new Amount(row.getLong("amount_minor")))))
                .list();
    }

    boolean match(Unmatched unmatched) {
        return jdbc.sql(MATCH)
                        .param("day", unmatched.day())
                        .param("line", unmatched.number())
                        .update()
                == 1;
    }

    /// Resolves the difference of a settlement's line, and no other of the same reference.
    void resolve(Unmatched found, String ref, LocalDate day, String resolution) {
        jdbc.sql(MATCHED_LATE)
                .param("ref", ref)
                .param("foundOn", found.day())
                .param("line", found.number())
                .param("day", day)
                .param("resolution", resolution)
                .update();
    }

    boolean resolve(long difference, LocalDate day, String reason, long byAccount) {
        return jdbc.sql(RESOLVE)
                        .param("difference", difference)
                        .param("day", day)
                        .param("reason", reason)
                        .param("by", byAccount)
                        .update()
                == 1;
    }

    /// The last day that was settled.
    Optional<LocalDate> lastDay() {
        return jdbc.sql("select day from collection.settled_day order by day desc limit 1")
                .query((row, _) -> row.getObject("day", LocalDate.class))
                .optional();
    }

    /// The bank's balance at the end of the last day that was settled.
    Amount lastClosing() {
        return new Amount(jdbc.sql(LAST_CLOSING).query(Long.class).single());
    }

    /// What the provider has taken and not settled, from what it told us.
    Amount takenNotSettled() {
        return new Amount(jdbc.sql(TAKEN_NOT_SETTLED).query(Long.class).single());
    }
}
