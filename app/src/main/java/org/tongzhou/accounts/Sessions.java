package org.tongzhou.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Sessions in the database, found by the hash of a random token in a cookie.
///
/// A member stays signed in for up to sixty days, staff for a working day. A session that is in use
/// is marked as seen a few times per idle period, not at each request.
@Component
class Sessions {

    private static final String INSERT =
            """
            insert into accounts.session
                (token_hash, account, created_at, seen_at, idle_seconds, expires_at)
            values (:hash, :account, :now, :now, :idle, :expires)
            """;
    private static final String FIND =
            """
            select s.account, s.seen_at, s.idle_seconds,
                array(select r.role from accounts.role r where r.account = s.account) as roles
            from accounts.session s where s.token_hash = :hash and s.expires_at > :now
            """;
    private static final String SEEN =
            "update accounts.session set seen_at = :now where token_hash = :hash";
    private static final String END = "delete from accounts.session where token_hash = :hash";
    private static final String END_ALL = "delete from accounts.session where account = :account";
    private static final String TIDY =
            """
            delete from accounts.session
            where expires_at < :now or seen_at + make_interval(secs => idle_seconds) < :now
            """;

    private static final Duration MEMBER_IDLE = Duration.ofDays(14);
    private static final Duration MEMBER_LONGEST = Duration.ofDays(60);
    private static final Duration STAFF_IDLE = Duration.ofHours(1);
    private static final Duration STAFF_LONGEST = Duration.ofHours(12);
    private static final int MARKS_PER_IDLE_PERIOD = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    Sessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Found(Account account, Instant seenAt, Duration idle) {}

    @Transactional
    Secret begin(Account account) {
        Secret token = Secret.fresh();
        Instant now = clock.instant();
        Duration longest = account.isStaff() ? STAFF_LONGEST : MEMBER_LONGEST;
        jdbc.sql(INSERT)
                .param("hash", token.hash())
                .param("account", account.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("idle", (account.isStaff() ? STAFF_IDLE : MEMBER_IDLE).toSeconds())
                .param("expires", now.plus(longest).atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    Optional<Account> find(Secret token) {
        Instant now = clock.instant();
        Optional<Found> found =
                jdbc.sql(FIND)
                        .param("hash", token.hash())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .query((row, _) -> found(row))
                        .optional()
                        .filter(f -> now.isBefore(f.seenAt().plus(f.idle())));
        found.filter(f -> now.isAfter(f.seenAt().plus(f.idle().dividedBy(MARKS_PER_IDLE_PERIOD))))
                .ifPresent(_ -> markSeen(token, now));
        return found.map(Found::account);
    }

    private void markSeen(Secret token, Instant now) {
        jdbc.sql(SEEN)
                .param("hash", token.hash())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                new Account(row.getLong("account"), roles(row)),
                row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                Duration.ofSeconds(row.getLong("idle_seconds")));
    }

    static Set<Role> roles(ResultSet row) throws SQLException {
        return Stream.of((String[]) row.getArray("roles").getArray())
                .map(Role::valueOf)
                .collect(Collectors.toSet());
    }

    @Transactional
    void end(Secret token) {
        jdbc.sql(END).param("hash", token.hash()).update();
    }

    @Transactional
    void endAll(long account) {
        jdbc.sql(END_ALL).param("account", account).update();
    }

    @Scheduled(fixedDelayString = "PT1H")
    @Transactional
    void tidy() {
        jdbc.sql(TIDY).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }
}
