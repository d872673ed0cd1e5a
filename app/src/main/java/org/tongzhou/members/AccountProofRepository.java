package org.tongzhou.members;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Accounts that were proven to be a person's by a bank account in his own name.
@Repository
class AccountProofRepository {

    private static final String INSERT =
            """
            insert into members.account_proof (person, account, at)
            select :person, :account, :at
            where not exists (select from members.person where account = :account)
            on conflict do nothing
            """;

    private final JdbcClient jdbc;

    AccountProofRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// False if one of them has another.
    boolean insert(long person, long account, Instant at) {
        return jdbc.sql(INSERT)
                        .param("person", person)
                        .param("account", account)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }
}
