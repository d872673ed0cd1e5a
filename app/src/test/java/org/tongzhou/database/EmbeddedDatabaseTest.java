package org.tongzhou.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The embedded PostgreSQL: whose folder it is, and starts that were cut off.
class EmbeddedDatabaseTest {

    @TempDir private Path folder;

    private static Connection connect(EmbeddedDatabase database, String password)
            throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), password);
    }

    @Test
    void aSecondStartOnTheFolderIsRefusedAndTheFirstGoesOn() throws SQLException {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(folder);
                Connection connection = connect(first, first.password())) {

            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .hasMessageContaining("another Tongzhou uses " + folder);

            assertThat(connection.isValid(2)).isTrue();
        }
    }

    @Test
    void aFirstStartThatWasCutOffIsDoneAgain() throws IOException, SQLException {
        Path data = Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(data.resolve("PG_VERSION"), "18\n");
        Files.writeString(data.resolve("postgresql.conf"), "");
        Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder);
                Connection connection = connect(database, database.password())) {

            assertThat(connection.isValid(2)).isTrue();
            assertThatThrownBy(() -> connect(database, "wrong"))
                    .hasMessageContaining("password authentication failed");
        }
    }
}
