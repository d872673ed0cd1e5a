package org.tongzhou.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.web.BadInput;

/// Tokens for programs: `tz_` and a random word, shown once, stored as a hash.
@Component
class Tokens {

    static final String PREFIX = "tz_";
    private static final Duration LIFE = Duration.ofDays(365);
    private static final int LONGEST_NAME = 60;
    private static final String INSERT =
            """
            insert into accounts.token (account, name, hash, scopes, created_at, expires_at)
            values (:account, :name, :hash, :scopes, :now, :expires) returning id
            """;
    private static final String FIND =
            """
            select t.account, t.scopes,
                array(select r.role from accounts.role r where r.account = t.account) as roles
            from accounts.token t
            where t.hash = :hash and t.revoked_at is null and t.expires_at > :now
            """;
    private static final String LIST =
            """
            select id, name, scopes, created_at, expires_at from accounts.token
            where account = :account and revoked_at is null and expires_at > :now order by id
            """;
    private static final String REVOKE =
            """
            update accounts.token set revoked_at = :now
            where id = :id and account = :account and revoked_at is null
            """;

    private static final String REVOKE_ALL =
            """
            update accounts.token set revoked_at = :now
            where account = :account and revoked_at is null
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;

    Tokens(JdbcClient jdbc, Clock clock, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    /// A token's name and scopes, as somebody asks for them.
    record Wanted(String name, Set<Scope> scopes) {

        Wanted {
            name = name.strip();
            if (name.isEmpty() || name.length() > LONGEST_NAME) {
                throw new BadInput("name", "accounts.token.name.bad", LONGEST_NAME);
            }
            if (scopes.isEmpty()) {
                throw new BadInput("scopes", "accounts.token.scope.none");
            }
            scopes = Set.copyOf(scopes);
        }

        static Wanted of(String name, List<String> scopes) {
            return new Wanted(name, scopes.stream().map(Scope::of).collect(Collectors.toSet()));
        }
    }

    record Issued(long id, Secret secret) {}

    record Listed(
            long id, String name, List<String> scopes, Instant createdAt, Instant expiresAt) {}

    @Transactional
    Issued issue(Account account, Wanted wanted) {
        if (!wanted.scopes().stream().allMatch(scope -> scope.isAllowedTo(account))) {
            throw new BadInput("scopes", "accounts.token.scope.exceeds");
        }
        Secret secret = new Secret(PREFIX + Secret.fresh().value());
        Instant now = clock.instant();
        var names = new TreeSet<>(wanted.scopes().stream().map(Scope::toString).toList());
        long id =
                jdbc.sql(INSERT)
                        .param("account", account.id())
                        .param("name", wanted.name())
                        .param("hash", secret.hash())
                        .param("scopes", names.toArray(String[]::new))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("expires", now.plus(LIFE).atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single();
        audit.record(account, "token-issued", "token " + id, String.join(" ", names));
        return new Issued(id, secret);
    }

    /// The account behind a token, with the scopes that its roles still allow.
    Optional<SignedIn> find(Secret secret) {
        return jdbc.sql(FIND)
                .param("hash", secret.hash())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> signedIn(row))
                .optional();
    }

    private static SignedIn signedIn(ResultSet row) throws SQLException {
        Account account = new Account(row.getLong("account"), Sessions.roles(row));
        Set<Scope> scopes =
                scopes(row)
                        .map(Scope::of)
                        .filter(scope -> scope.isAllowedTo(account))
                        .collect(Collectors.toSet());
        return SignedIn.byToken(account, scopes);
    }

    private static Stream<String> scopes(ResultSet row) throws SQLException {
        return Stream.of((String[]) row.getArray("scopes").getArray());
    }

    @Transactional(readOnly = true)
    List<Listed> of(Account account) {
        return jdbc.sql(LIST)
                .param("account", account.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> listed(row))
                .list();
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                row.getLong("id"),
                row.getString("name"),
                scopes(row).toList(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    /// Tokens end with the password under which they were made.
    @Transactional
    void revokeAll(long account) {
        jdbc.sql(REVOKE_ALL)
                .param("account", account)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Whether there was such a token of this account.
    @Transactional
    boolean revoke(Account account, long id) {
        int revoked =
                jdbc.sql(REVOKE)
                        .param("id", id)
                        .param("account", account.id())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
        if (revoked == 1) {
            audit.record(account, "token-revoked", "token " + id, "");
        }
        return revoked == 1;
    }
}
