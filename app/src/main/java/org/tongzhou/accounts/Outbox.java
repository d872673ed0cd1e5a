package org.tongzhou.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Keeps letters with codes for a day, for the operator's own sender; the demo shows them on a
/// page.
@Component
class Outbox implements CodeDelivery {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int SHOWN = 50;
    private static final String INSERT =
            """
            insert into accounts.outbox (recipient, body, created_at)
            values (:recipient, :body, :now)
            """;
    private static final String NEWEST =
            """
            select recipient, body, created_at from accounts.outbox order by id desc limit :limit
            """;
    private static final String TIDY = "delete from accounts.outbox where created_at < :before";

    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Letter(String recipient, String body, Instant createdAt) {}

    @Override
    @Transactional
    public void deliver(Contact to, String text) {
        jdbc.sql(INSERT)
                .param("recipient", to.value())
                .param("body", text)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Transactional(readOnly = true)
    List<Letter> newest() {
        return jdbc.sql(NEWEST)
                .param("limit", SHOWN)
                .query((row, _) ->
                        new Letter(
                                row.getString(1),
                                row.getString(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    @Scheduled(fixedDelayString = "PT1H")
    @Transactional
    void tidy() {
        OffsetDateTime before = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
        jdbc.sql(TIDY).param("before", before).update();
    }
}
