package org.tongzhou.accounts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.database.Afterwards;
import org.tongzhou.gate.Gate;

/// The door to the audit trail: what staff did, append-only, in the transaction that did it.
///
/// Its times are those of the business clock, as of all that staff decide.
///
/// `subject` and `detail` hold numbers and codes (`account 17`, `+FINANCE`), never personal data.
@Component
public class Audit {

    private static final String INSERT =
            """
            insert into accounts.audit (at, actor, action, subject, detail)
            values (:at, :actor, :action, :subject, :detail)
            """;
    private static final String SELECT =
            """
            select id, at, actor, action, subject, detail from accounts.audit
            where id < :before
            """;
    private static final String NEWEST = "order by id desc limit :limit";

    private final JdbcClient jdbc;
    private final Gate gate;
    private final Afterwards transactions;

    Audit(JdbcClient jdbc, Gate gate, Afterwards transactions) {
        this.jdbc = jdbc;
        this.gate = gate;
        this.transactions = transactions;
    }

    /// One thing that was done; without an actor, the system did it.
    public record Entry(
            long id,
            Instant at,
            @Nullable Long actor,
            String action,
            String subject,
            String detail) {}

    @Transactional
    public void record(Account actor, String action, String subject, String detail) {
        record(actor.id(), action, subject, detail);
    }

    /// What somebody tried in vain; it stays where the request around it is rolled back, as an API
    /// write that is refused is. Written when that has given its connection back.
    public void refused(Account actor, String action, String subject, String detail) {
        Instant at = gate.now();
        transactions.afterwards(() -> insert(at, actor.id(), action, subject, detail));
    }

    @Transactional
    void record(@Nullable Long actor, String action, String subject, String detail) {
        insert(gate.now(), actor, action, subject, detail);
    }

    private void insert(
            Instant at, @Nullable Long actor, String action, String subject, String detail) {
        jdbc.sql(INSERT)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("actor", actor)
                .param("action", action)
                .param("subject", subject)
                .param("detail", detail)
                .update();
    }

    /// Newest first, before an entry.
    @Transactional(readOnly = true)
    public List<Entry> before(long id, int limit) {
        return before(AuditOf.ALL, id, limit);
    }

    @Transactional(readOnly = true)
    List<Entry> before(AuditOf part, long id, int limit) {
        String actor = part.actor() == null ? "" : "and actor = :actor ";
        String subject = part.subject() == null ? "" : "and subject = :subject ";
        return jdbc.sql(SELECT + actor + subject + NEWEST)
                .param("before", id)
                .param("actor", part.actor())
                .param("subject", part.subject())
                .param("limit", limit)
                .query((row, _) ->
                        new Entry(
                                row.getLong("id"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getObject("actor", Long.class),
                                row.getString("action"),
                                row.getString("subject"),
                                row.getString("detail")))
                .list();
    }
}
