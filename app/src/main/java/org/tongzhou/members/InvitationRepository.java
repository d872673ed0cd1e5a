package org.tongzhou.members;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.accounts.Secret;

/// Invitations, found by the hash of their link.
@Repository
class InvitationRepository {

    private static final String COLUMNS =
            """
            invitation, person, by_account, created_at, expires_at,
                case
                    when taken_at is not null then 'TAKEN'
                    when withdrawn_at is not null then 'WITHDRAWN'
                    when expires_at <= :now then 'EXPIRED'
                    when tries >= 5 then 'SPENT'
                    else 'OPEN'
                end as state
            """;
    private static final String INSERT =
            """
            insert into members.invitation (link_hash, person, by_account, created_at, expires_at)
            values (:hash, :person, :by, :now, :expires)
            on conflict (person) where taken_at is null and withdrawn_at is null do nothing
            returning
            """;
    private static final String BY_LINK =
            "select " + COLUMNS + " from members.invitation where link_hash = :hash";
    private static final String OF_PAYER =
            "select "
                    + COLUMNS
                    + """
                     from members.invitation
                    where by_account = :by and invitation < :before
                    order by invitation desc limit :limit
                    """;
    private static final String COUNT_TRY =
            """
            update members.invitation set tries = tries + 1
            where link_hash = :hash and taken_at is null and withdrawn_at is null
                and expires_at > :now and tries < 5
            returning 5 - tries
            """;
    private static final String TAKE =
            """
            update members.invitation set taken_by = :account, taken_at = :now
            where invitation = :invitation and taken_at is null and withdrawn_at is null
            """;
    private static final String WITHDRAW =
            """
            update members.invitation set withdrawn_at = :now
            where invitation = :invitation and by_account = :by
                and taken_at is null and withdrawn_at is null
            """;
    private static final String WITHDRAW_OPEN =
            """
            update members.invitation set withdrawn_at = :now
            where person = :person and taken_at is null and withdrawn_at is null
            """;

    private final JdbcClient jdbc;

    InvitationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The new invitation, unless another one for the person was made in the same moment.
    Optional<Invitation> insert(Secret link, long person, long by, Instant now, Instant expires) {
        return jdbc.sql(INSERT + COLUMNS)
                .param("hash", link.hash())
                .param("person", person)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expires))
                .query((row, _) -> invitation(row))
                .optional();
    }

    Optional<Invitation> find(Secret link, Instant now) {
        return jdbc.sql(BY_LINK)
                .param("hash", link.hash())
                .param("now", Timestamp.from(now))
                .query((row, _) -> invitation(row))
                .optional();
    }

    /// The newest first, before a number.
    List<Invitation> ofPayer(long by, long before, int limit, Instant now) {
        return jdbc.sql(OF_PAYER)
                .param("by", by)
                .param("before", before)
                .param("limit", limit)
                .param("now", Timestamp.from(now))
                .query((row, _) -> invitation(row))
                .list();
    }

    /// How many tries are left after this one; nothing if there was none left for it. Never in a
    /// transaction: it stays counted whatever comes of the request.
    @Transactional(propagation = Propagation.NEVER)
    Optional<Integer> countTry(Secret link, Instant now) {
        return jdbc.sql(COUNT_TRY)
                .param("hash", link.hash())
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .optional();
    }

    boolean take(long invitation, long account, Instant now) {
        return jdbc.sql(TAKE)
                        .param("invitation", invitation)
                        .param("account", account)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    boolean withdraw(long invitation, long by, Instant now) {
        return jdbc.sql(WITHDRAW)
                        .param("invitation", invitation)
                        .param("by", by)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    void withdrawOpen(long person, Instant now) {
        jdbc.sql(WITHDRAW_OPEN).param("person", person).param("now", Timestamp.from(now)).update();
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(
                row.getLong("invitation"),
                row.getLong("person"),
                row.getLong("by_account"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Invitation.State.valueOf(row.getString("state")));
    }
}
