package org.tongzhou.claims;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.claim.ClaimEvent;
import org.tongzhou.core.claim.ClaimState;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.core.money.Amount;

@Repository
class StepRepository {

    private static final String INSERT =
            """
            insert into claims.step (claim, step, from_state, event, state, at, due_at, by_account,
                finding, reason, rule, benefit_minor, round, note_sealed, explanation_sealed)
            values (:claim, :step, :from, :event, :state, :at, :due, :by, :finding, :reason, :rule,
                :benefit, :round, :note, :explanation)
            on conflict (claim, step) do nothing
            """;
    private static final String OF_CLAIM =
            """
            select step, event, state, at, due_at, by_account, finding, reason, rule,
                benefit_minor, round, note_sealed, explanation_sealed
            from claims.step where claim = :claim order by step
            """;

    /// A step as it is stored.
    @SuppressWarnings("ArrayRecordComponent") // sealed bytes on their way to a column
    record New(
            long claim,
            int number,
            @Nullable ClaimState from,
            @Nullable ClaimEvent event,
            ClaimState state,
            Instant at,
            @Nullable Instant dueAt,
            long by,
            Details details,
            byte @Nullable [] noteSealed,
            byte @Nullable [] explanationSealed) {}

    /// What a step says besides the state it leads to.
    record Details(
            @Nullable Finding finding,
            @Nullable RefusalReason reason,
            @Nullable String rule,
            @Nullable Amount benefit,
            @Nullable Integer round,
            String note,
            String explanation) {

        static final Details NONE = noted("");

        static Details noted(String note) {
            return new Details(null, null, null, null, null, note, "");
        }

        static Details found(
                Finding finding, @Nullable RefusalReason reason, @Nullable String rule, Act act) {
            return new Details(finding, reason, rule, null, null, act.note(), act.explanation());
        }

        static Details inRound(int round) {
            return new Details(null, null, null, null, round, "", "");
        }
    }

    private final JdbcClient jdbc;

    StepRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether the step could be taken; not if somebody else took it first.
    boolean insert(New step) {
        Details details = step.details();
        return jdbc.sql(INSERT)
                        .param("claim", step.claim())
                        .param("step", step.number())
                        .param("from", step.from() == null ? null : step.from().name())
                        .param("event", name(step.event()))
                        .param("state", step.state().name())
                        .param("at", Timestamp.from(step.at()))
                        .param("due", step.dueAt() == null ? null : Timestamp.from(step.dueAt()))
                        .param("by", step.by())
                        .param("finding", name(details.finding()))
                        .param("reason", name(details.reason()))
                        .param("rule", details.rule())
                        .param(
                                "benefit",
                                details.benefit() == null ? null : details.benefit().minor())
                        .param("round", details.round())
                        .param("note", step.noteSealed())
                        .param("explanation", step.explanationSealed())
                        .update()
                == 1;
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    /// Opens what is sealed in a step.
    interface Opener extends Function<byte[], Optional<String>> {}

    /// The steps in their order, opened.
    List<ClaimStep> ofClaim(long claim, Opener note, Opener explanation) {
        return jdbc.sql(OF_CLAIM)
                .param("claim", claim)
                .query((row, _) -> step(row, note, explanation))
                .list();
    }

    private static ClaimStep step(ResultSet row, Opener note, Opener explanation)
            throws SQLException {
        @Nullable String event = row.getString("event");
        @Nullable Integer round = row.getObject("round", Integer.class);
        return new ClaimStep(
                row.getInt("step"),
                event == null ? null : ClaimEvent.valueOf(event),
                ClaimState.of(row.getString("state")),
                row.getTimestamp("at").toInstant(),
                Optional.ofNullable(row.getTimestamp("due_at")).map(Timestamp::toInstant),
                row.getLong("by_account"),
                Optional.ofNullable(row.getString("finding")).map(Finding::valueOf),
                Optional.ofNullable(row.getString("reason")).map(RefusalReason::valueOf),
                Optional.ofNullable(row.getString("rule")),
                Optional.ofNullable(row.getObject("benefit_minor", Long.class)).map(Amount::new),
                round == null ? OptionalInt.empty() : OptionalInt.of(round),
                Optional.ofNullable(row.getBytes("note_sealed")).flatMap(note),
                Optional.ofNullable(row.getBytes("explanation_sealed")).flatMap(explanation));
    }
}
