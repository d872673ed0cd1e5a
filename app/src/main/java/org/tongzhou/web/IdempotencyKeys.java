package org.tongzhou.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The answers that were given to writes, by account, key and operation.
@Component
class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofDays(7);

    // The lock is taken in the same trip that looks. An answer that commits between this
    // statement's
    // snapshot and its lock is not seen here, but meets the primary key when ours is stored.
    private static final String LOOK =
            """
            select pg_try_advisory_xact_lock(:lock) as mine, k.digest, k.status, k.content_type,
                k.location, k.body_sealed
            from (select 1) as one
            left join web.idempotency k
                on k.account = :account and k.key = :key and k.operation = :operation
            """;
    private static final String STORE =
            """
            insert into web.idempotency
                (account, key, operation, digest, status, content_type, location, body_sealed,
                created_at)
            values
                (:account, :key, :operation, :digest, :status, :contentType, :location, :body, :now)
            on conflict (account, key, operation) do nothing
            """;
    private static final String TIDY = "delete from web.idempotency where created_at < :before";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AnswerSeal seal;

    IdempotencyKeys(JdbcClient jdbc, Clock clock, AnswerSeal seal) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.seal = seal;
    }

    /// Who repeats what.
    record WriteKey(long account, String key, String operation) {

        String name() {
            return account + "\n" + key + "\n" + operation;
        }

        long lock() {
            byte[] hash = sha256(name().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        }
    }

    /// What is known of a key.
    sealed interface Known {

        /// Nothing: go on.
        record New() implements Known {}

        /// Another request holds it.
        record InFlight() implements Known {}

        /// It was used for something else.
        record Other() implements Known {}

        /// It was answered.
        record Answered(Answer answer) implements Known {}
    }

    /// An answer that can be given again.
    @SuppressWarnings("ArrayRecordComponent") // The bytes go from one buffer to another.
    record Answer(
            int status, @Nullable String contentType, @Nullable String location, byte[] body) {}

    @Transactional(propagation = Propagation.MANDATORY)
    Known look(WriteKey key, byte[] digest) {
        return jdbc.sql(LOOK)
                .param("lock", key.lock())
                .param("account", key.account())
                .param("key", key.key())
                .param("operation", key.operation())
                .query((row, _) -> known(row, key, digest))
                .single();
    }

    private Known known(ResultSet row, WriteKey key, byte[] digest) throws SQLException {
        byte[] kept = row.getBytes("digest");
        if (kept == null) {
            return row.getBoolean("mine") ? new Known.New() : new Known.InFlight();
        }
        if (!MessageDigest.isEqual(kept, digest)) {
            return new Known.Other();
        }
        return new Known.Answered(
                new Answer(
                        row.getInt("status"),
                        row.getString("content_type"),
                        row.getString("location"),
                        seal.open(key.name(), row.getBytes("body_sealed"))));
    }

    /// Whether the answer is ours; not if another server was faster: then nothing may commit.
    @Transactional(propagation = Propagation.MANDATORY)
    boolean store(WriteKey key, byte[] digest, Answer answer) {
        return jdbc.sql(STORE)
                        .param("account", key.account())
                        .param("key", key.key())
                        .param("operation", key.operation())
                        .param("digest", digest)
                        .param("status", answer.status())
                        .param("contentType", answer.contentType())
                        .param("location", answer.location())
                        .param("body", seal.seal(key.name(), answer.body()))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Scheduled(fixedDelayString = "PT1H")
    @Transactional
    void tidy() {
        OffsetDateTime before = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
        jdbc.sql(TIDY).param("before", before).update();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
