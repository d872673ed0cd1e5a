package org.tongzhou.collection;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which folios of a plan that is being closed are done.
@Repository
class ClosingRepository {

    private static final String MARK =
            """
            insert into collection.closing_folio (folio, plan, step, at)
            values (:folio, :plan, :step, :at)
            on conflict (folio, plan, step) do nothing
            """;
    private static final String DONE =
            "select folio from collection.closing_folio where plan = :plan and step = :step";

    /// What is done folio by folio.
    enum Step {
        /// Balances go back, when no more shares are taken.
        BALANCES,
        /// Open shares are written off and, where the plan says so, all that was paid goes back.
        SHARES
    }

    private final JdbcClient jdbc;

    ClosingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Marks a folio as done, in the transaction that does it; false if it is done already. Of two
    /// servers one waits here for the other.
    boolean mark(int folio, int plan, Step step, Instant at) {
        return jdbc.sql(MARK)
                        .param("folio", folio)
                        .param("plan", plan)
                        .param("step", step.name())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    Set<Integer> done(int plan, Step step) {
        return Set.copyOf(
                jdbc.sql(DONE)
                        .param("plan", plan)
                        .param("step", step.name())
                        .query(Integer.class)
                        .list());
    }
}
