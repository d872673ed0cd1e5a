package org.tongzhou;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.tongzhou.accounts.AdministratorLink;

/// `tongzhou admin create`: prints a link, good once and for an hour, for the first administrator.
final class AdminCommand {

    private static final int PORT_LINE = 3;

    private AdminCommand() {}

    /// Needs the database that a running server uses; starts none of its own.
    static void run(CommandLine line) {
        String port = line.option("port", "8080");
        try (Connection database = connect(line)) {
            System.out.println("http://127.0.0.1:" + port + AdministratorLink.create(database));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(
                    "cannot reach the database: start `tongzhou up` first, with the same --data",
                    e);
        }
    }

    private static Connection connect(CommandLine line) throws SQLException, IOException {
        String url = line.option("database", "");
        if (!url.isEmpty()) {
            return DriverManager.getConnection(url);
        }
        Path data = Path.of(line.option("data", "data")).toAbsolutePath();
        Path pidFile = data.resolve("postgres").resolve("postmaster.pid");
        List<String> lines = Files.readAllLines(pidFile);
        String password = Files.readString(data.resolve("postgres.password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + lines.get(PORT_LINE).strip() + "/postgres",
                "postgres",
                password);
    }
}
