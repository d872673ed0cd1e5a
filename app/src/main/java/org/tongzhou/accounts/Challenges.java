package org.tongzhou.accounts;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Codes that prove a contact: six digits, ten minutes, five tries, good once.
///
/// A challenge exists also where nobody is to be let in (the contact has an account, or has none);
/// then its code is sent to nobody, and all looks the same from outside.
@Component
class Challenges {

    static final Duration LIFE = Duration.ofMinutes(10);
    static final int MOST_TRIES = 5;
    private static final String INSERT =
            """
            insert into accounts.challenge (id_hash, purpose, account, contact_sealed,
                password_hash, code_hash, created_at, expires_at)
            values (:id, :purpose, :account, :contact, :password, :code, :now, :expires)
            """;
    private static final String TRY =
            """
            update accounts.challenge set tries = tries + 1
            where id_hash = :id and purpose = :purpose and used_at is null and expires_at > :now
                and tries < 5
            returning account, contact_sealed, password_hash, code_hash
            """;
    private static final String USE =
            "update accounts.challenge set used_at = :now where id_hash = :id and used_at is null";
    private static final String FORGET =
            "delete from accounts.challenge where account = :account and used_at is null";
    private static final String TIDY = "delete from accounts.challenge where expires_at < :now";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ContactSeal seal;

    Challenges(JdbcClient jdbc, Clock clock, ContactSeal seal) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.seal = seal;
    }

    /// What a right code allows.
    enum Purpose {
        SIGN_UP,
        NEW_PASSWORD,
        NEW_CONTACT,
        FIRST_ADMINISTRATOR
    }

    /// Its name, for the form that asks for the code, and the code, for the person alone.
    record Opened(Secret id, Secret code) {}

    /// What the challenge was about.
    record Proved(
            @Nullable Long account, @Nullable Contact contact, @Nullable String passwordHash) {}

    /// What a code achieved.
    sealed interface Answer {

        /// It was right, and is used up.
        record Right(Proved proved) implements Answer {}

        /// It was wrong.
        record Wrong() implements Answer {}

        /// Too late, too often, or already used: begin anew.
        record Gone() implements Answer {}
    }

    @Transactional
    Opened open(
            Purpose purpose,
            @Nullable Long account,
            @Nullable Contact contact,
            @Nullable String passwordHash) {
        Opened opened = new Opened(Secret.fresh(), Secret.code());
        Instant now = clock.instant();
        jdbc.sql(INSERT)
                .param("id", opened.id().hash())
                .param("purpose", purpose.name())
                .param("account", account)
                .param("contact", contact == null ? null : seal.seal(contact))
                .param("password", passwordHash)
                .param("code", codeHash(opened.id(), opened.code().value()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", now.plus(LIFE).atOffset(ZoneOffset.UTC))
                .update();
        return opened;
    }

    private record Tried(Proved proved, boolean right) {}

    @Transactional
    Answer answer(Purpose purpose, Secret id, String code) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        Optional<Tried> tried =
                jdbc.sql(TRY)
                        .param("id", id.hash())
                        .param("purpose", purpose.name())
                        .param("now", now)
                        .query((row, _) -> tried(row, codeHash(id, code)))
                        .optional();
        if (tried.isEmpty()) {
            return new Answer.Gone();
        }
        if (!tried.get().right()) {
            return new Answer.Wrong();
        }
        boolean first = jdbc.sql(USE).param("id", id.hash()).param("now", now).update() == 1;
        return first ? new Answer.Right(tried.get().proved()) : new Answer.Gone();
    }

    private Tried tried(ResultSet row, byte[] codeHash) throws SQLException {
        byte[] contact = row.getBytes("contact_sealed");
        Proved proved =
                new Proved(
                        row.getObject("account", Long.class),
                        contact == null ? null : seal.open(contact),
                        row.getString("password_hash"));
        return new Tried(proved, MessageDigest.isEqual(row.getBytes("code_hash"), codeHash));
    }

    /// Challenges that an account has open fall with its old password or contact.
    @Transactional
    void forget(long account) {
        jdbc.sql(FORGET).param("account", account).update();
    }

    private static byte[] codeHash(Secret id, String code) {
        return Secret.sha256(id.value() + ' ' + code.strip());
    }

    @Scheduled(fixedDelayString = "PT1H")
    @Transactional
    void tidy() {
        jdbc.sql(TIDY).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }
}
