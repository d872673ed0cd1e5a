package org.tongzhou.accounts;

import java.sql.Connection;
import java.sql.SQLException;

/// Makes the one-time link for the first administrator, from the command line: whoever may write to
/// the database may let an administrator in.
public final class AdministratorLink {

    private static final String INSERT =
            """
            insert into accounts.challenge (id_hash, purpose, code_hash, created_at, expires_at)
            values (?, 'FIRST_ADMINISTRATOR', ?, now(), now() + interval '1 hour')
            """;

    private AdministratorLink() {}

    /// The path of the link; it is good once, for an hour.
    public static String create(Connection database) throws SQLException {
        Secret link = Secret.fresh();
        try (var insert = database.prepareStatement(INSERT)) {
            insert.setBytes(1, link.hash());
            insert.setBytes(2, Secret.sha256(link.value() + ' '));
            insert.executeUpdate();
        }
        return "/administrator/" + link.value();
    }
}
