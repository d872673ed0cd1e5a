package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.collection.RunRepository.RunRound;

/// Finds where stored lines stand, without reading them.
@Repository
class LineSearch {

    private static final String WAITING =
            """
            select distinct plan, round from collection.line
            where state in ('OPEN', 'ASKED') and opened_on < :before
            """;
    private static final String HOUSEHOLDS =
            "select distinct household from collection.line where folio = :folio and plan = :plan";
    private static final String OPEN_OF_ROUND =
            """
            select count(*) from collection.line
            where plan = :plan and round = :round and state in ('IN_FLIGHT', 'UNKNOWN')
            """;

    private final JdbcClient jdbc;

    LineSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Households of a folio that have any line in a plan, open or closed.
    Set<Long> households(int folio, int plan) {
        return Set.copyOf(
                jdbc.sql(HOUSEHOLDS)
                        .param("folio", folio)
                        .param("plan", plan)
                        .query(Long.class)
                        .list());
    }

    /// Rounds of which something was open before a day and is so still.
    Set<RunRound> waitingSince(LocalDate before) {
        return Set.copyOf(
                jdbc.sql(WAITING)
                        .param("before", before)
                        .query((row, _) -> new RunRound(row.getInt("plan"), row.getInt("round")))
                        .list());
    }

    /// Whether of any line of a round nobody knows yet whether it was taken.
    boolean hasUnknown(int plan, int round) {
        return jdbc.sql(OPEN_OF_ROUND)
                        .param("plan", plan)
                        .param("round", round)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
