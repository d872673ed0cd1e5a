package org.tongzhou.bench;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/// The server's database with the rights of its owner: the pool's sessions may not do what a bench
/// does to its tables.
@Component
@ConditionalOnProperty("tongzhou.bench.members")
class OwnerDatabase {

    private final DataSource source;

    OwnerDatabase(FlywayConnectionDetails owner) {
        this.source =
                new DriverManagerDataSource(
                        requireNonNull(owner.getJdbcUrl()),
                        requireNonNull(owner.getUsername()),
                        requireNonNull(owner.getPassword()));
    }

    DataSource source() {
        return source;
    }

    Connection connect() throws SQLException {
        return source.getConnection();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
