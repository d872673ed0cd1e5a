package org.tongzhou.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
