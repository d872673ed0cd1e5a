package org.tongzhou;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.tongzhou.accounts.AdministratorLink;

/// `tongzhou admin create`: prints a link, good once and for an hour, for the first administrator.
final class AdminCommand {

    private static final String START_FIRST =
            "cannot reach the database: start `tongzhou up` first, with the same --data";

    private AdminCommand() {}

    /// Needs the database that a running server uses; starts none of its own.
    static void run(CommandLine line) {
        DatabaseAddress address =
                DatabaseAddress.running(line)
                        .orElseThrow(() -> new IllegalStateException(START_FIRST));
        try (Connection database = connect(address)) {
            String port = line.option("port", "8080");
            String host = line.option("address", Server.LOOPBACK);
            System.out.println("http://" + host + ":" + port + AdministratorLink.create(database));
        } catch (SQLException e) {
            throw new IllegalStateException(START_FIRST, e);
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        Properties who = new Properties();
        if (!address.user().isEmpty()) {
            who.setProperty("user", address.user());
            who.setProperty("password", address.password());
        }
        return DriverManager.getConnection(address.url(), who);
    }
}
