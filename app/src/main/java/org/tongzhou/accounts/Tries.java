package org.tongzhou.accounts;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The door to limits: counts tries in the database, so that all servers agree and a restart
/// forgets nothing.
///
/// A try is counted before it is judged and outside a transaction: a hundred tries at once are a
/// hundred tries, also where what was tried is rolled back, and none waits for a second connection
/// while it holds one. Only where what was done is counted, and not what was tried, does the count
/// go with it.
@Component
public class Tries {

    private static final String COUNT =
            """
            insert into accounts.tries as t (subject, began_at, ends_at, count)
            values (:subject, :now, :ends, 1)
            on conflict (subject) do update
            set began_at = case when t.ends_at <= :now then :now else t.began_at end,
                ends_at = case when t.ends_at <= :now then :ends else t.ends_at end,
                count = case when t.ends_at <= :now then 1 else t.count + 1 end
            returning count, ends_at
            """;
    private static final String FORGET = "delete from accounts.tries where subject = :subject";
    private static final String TIDY = "delete from accounts.tries where ends_at < :now";

    private final JdbcClient jdbc;
    private final Clock clock;

    Tries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// How many tries in how long.
    public enum Limit {
        SIGN_IN_BY_NAME(10, Duration.ofMinutes(15)),
        SIGN_IN_BY_ADDRESS(100, Duration.ofMinutes(15)),
        PASSWORD_BY_ACCOUNT(10, Duration.ofMinutes(15)),
        CODE_BY_CONTACT(5, Duration.ofHours(1)),
        CODE_BY_ADDRESS(30, Duration.ofHours(1)),
        ANSWER_BY_ADDRESS(100, Duration.ofHours(1)),
        PROOF_BY_ACCOUNT(5, Duration.ofDays(1)),
        PROOF_OF_PERSON(10, Duration.ofDays(1)),
        OFFER_BY_ACCOUNT(10, Duration.ofDays(1)),
        INVITATION_BY_ACCOUNT(10, Duration.ofDays(1)),
        INVITATION_TO_CONTACT(3, Duration.ofDays(1));

        private final int most;
        private final Duration window;

        Limit(int most, Duration window) {
            this.most = most;
            this.window = window;
        }
    }

    /// Whether another try is allowed.
    public sealed interface Verdict {

        /// Go on.
        record Allowed() implements Verdict {}

        /// Not before `until`.
        record Blocked(Instant until) implements Verdict {}
    }

    @Transactional(propagation = Propagation.NEVER)
    public Verdict count(Limit limit, String subject) {
        return counted(limit, subject);
    }

    /// Counts what is done in the transaction of the caller, and only if it is done. Whoever counts
    /// in the same moment waits for its end, and no second connection is taken.
    @Transactional(propagation = Propagation.MANDATORY)
    public Verdict countDone(Limit limit, String subject) {
        return counted(limit, subject);
    }

    private Verdict counted(Limit limit, String subject) {
        Instant now = clock.instant();
        return jdbc.sql(COUNT)
                .param("subject", key(limit, subject))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ends", now.plus(limit.window).atOffset(ZoneOffset.UTC))
                .query((row, _) -> {
                    Instant ends = row.getObject(2, OffsetDateTime.class).toInstant();
                    return row.getInt(1) <= limit.most
                            ? new Verdict.Allowed()
                            : new Verdict.Blocked(ends);
                })
                .single();
    }

    /// Counts a try from a network address. A loopback address stands for a proxy that does not say
    /// whom it serves, or for the operator's own tools: counting it would lock everybody out at
    /// once.
    Verdict countAddress(Limit limit, String address) {
        return isLoopback(address) ? new Verdict.Allowed() : count(limit, address);
    }

    static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// A success wipes the slate.
    @Transactional
    void forget(Limit limit, String subject) {
        jdbc.sql(FORGET).param("subject", key(limit, subject)).update();
    }

    @Scheduled(fixedDelayString = "PT1H")
    @Transactional
    void tidy() {
        jdbc.sql(TIDY).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    private static byte[] key(Limit limit, String subject) {
        return Secret.sha256(limit.name() + ' ' + subject);
    }
}
