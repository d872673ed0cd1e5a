package org.tongzhou.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Letters as they wait, sealed. Of two servers that look at the same time, each takes another one.
@Repository
class LetterRepository {

    private static final String INSERT =
            """
            insert into accounts.letter (reference, kind, sealed, created_at, expires_at,
                next_try_at)
            values (:reference, :kind, :sealed, :now, :expires, :now)
            """;
    private static final String COLUMNS =
            "select letter, reference, sealed, created_at, tries from accounts.letter ";
    private static final String NEXT =
            COLUMNS
                    + """
                    where sent_at is null and given_up_at is null and next_try_at <= :now
                        and expires_at > :now and kind = :kind
                    order by next_try_at limit 1
                    for update skip locked
                    """;
    private static final String NEWEST =
            COLUMNS + "where sealed is not null order by letter desc limit :limit";
    private static final String SENT =
            """
            update accounts.letter set sent_at = :now, sealed = null, tries = tries + 1
            where letter = :letter
            """;
    private static final String AGAIN =
            """
            update accounts.letter set tries = tries + 1, next_try_at = :next
            where letter = :letter
            """;
    private static final String GIVE_UP =
            """
            update accounts.letter set given_up_at = :now, sealed = null
            where letter = :letter
            """;
    private static final String EXPIRE =
            """
            update accounts.letter set given_up_at = :now, sealed = null
            where sent_at is null and given_up_at is null and expires_at <= :now
                and kind = :kind
            """;
    private static final String TIDY = "delete from accounts.letter where created_at < :before";

    private final JdbcClient jdbc;
    private final ContactSeal seal;

    LetterRepository(JdbcClient jdbc, ContactSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    void insert(Contact to, String subject, String text, Instant now, Duration life) {
        UUID reference = UUID.randomUUID();
        String whole = String.join("\n", to.value(), subject, text);
        jdbc.sql(INSERT)
                .param("reference", reference)
                .param("kind", to.kind().name())
                .param("sealed", seal.sealLetter(reference.toString(), whole))
                .param("now", at(now))
                .param("expires", at(now.plus(life)))
                .update();
    }

    /// A letter as it is stored.
    @SuppressWarnings("ArrayRecordComponent") // sealed bytes from a column
    record Sealed(long number, UUID reference, byte[] sealed, Instant createdAt, int tries) {}

    /// The letter of one kind that waits longest, locked until the transaction ends.
    Optional<Sealed> next(Contact.Kind kind, Instant now) {
        return jdbc.sql(NEXT)
                .param("kind", kind.name())
                .param("now", at(now))
                .query((row, _) -> sealed(row))
                .optional();
    }

    /// What a letter says; nothing if it was sealed with a key that is gone.
    Optional<Letter> open(Sealed letter) {
        try {
            String whole = seal.openLetter(letter.reference().toString(), letter.sealed());
            String[] parts = whole.split("\n", 3);
            return Optional.of(
                    new Letter(
                            letter.number(),
                            letter.reference(),
                            Contact.of(parts[0]),
                            parts[1],
                            parts[2],
                            letter.createdAt(),
                            letter.tries()));
        } catch (IllegalStateException _) {
            return Optional.empty();
        }
    }

    List<Letter> newest(int most) {
        return jdbc.sql(NEWEST).param("limit", most).query((row, _) -> sealed(row)).stream()
                .flatMap(row -> open(row).stream())
                .toList();
    }

    void sent(Letter letter, Instant now) {
        jdbc.sql(SENT).param("letter", letter.number()).param("now", at(now)).update();
    }

    void again(Letter letter, Instant next) {
        jdbc.sql(AGAIN).param("letter", letter.number()).param("next", at(next)).update();
    }

    void giveUp(long letter, Instant now) {
        jdbc.sql(GIVE_UP).param("letter", letter).param("now", at(now)).update();
    }

    /// Gives up what has lost its worth, and says how many those were.
    int expire(Contact.Kind kind, Instant now) {
        return jdbc.sql(EXPIRE).param("kind", kind.name()).param("now", at(now)).update();
    }

    void tidy(Instant before) {
        jdbc.sql(TIDY).param("before", at(before)).update();
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(
                row.getLong("letter"),
                row.getObject("reference", UUID.class),
                row.getBytes("sealed"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
