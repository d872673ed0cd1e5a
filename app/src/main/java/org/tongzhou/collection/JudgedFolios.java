package org.tongzhou.collection;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.rounds.Round;

/// Remembers in which folios the arrears of a round are judged.
@Repository
class JudgedFolios {

    private static final String MARK =
            """
            insert into collection.judged_folio (folio, plan, round, at)
            values (:folio, :plan, :round, :at)
            on conflict (folio, plan, round) do nothing
            """;
    private static final String DONE =
            "select folio from collection.judged_folio where plan = :plan and round = :round";

    private final JdbcClient jdbc;

    JudgedFolios(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Marks a folio in the transaction that judges it; false if that is done already. Of two
    /// servers one waits here for the other.
    boolean mark(int folio, Round round, Instant at) {
        return jdbc.sql(MARK)
                        .param("folio", folio)
                        .param("plan", round.plan())
                        .param("round", round.number())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    Set<Integer> of(Round round) {
        return Set.copyOf(
                jdbc.sql(DONE)
                        .param("plan", round.plan())
                        .param("round", round.number())
                        .query(Integer.class)
                        .list());
    }
}
