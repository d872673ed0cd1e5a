package org.tongzhou.bench;

import java.sql.DriverManager;
import java.sql.SQLException;

/// How to reach the database of the server under measurement.
///
/// @param process the number of PostgreSQL's first process
record DatabaseAccess(long process, int port, String password) {

    /// A setting such as `server_version`.
    String setting(String name) {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (var connection = DriverManager.getConnection(url, "postgres", password);
                var statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask PostgreSQL for " + name, e);
        }
    }

    ProcessHandle handle() {
        return ProcessHandle.of(process).orElseThrow();
    }

    @Override
    public String toString() {
        return "PostgreSQL on port " + port;
    }
}
