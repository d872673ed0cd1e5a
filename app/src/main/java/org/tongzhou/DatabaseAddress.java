package org.tongzhou;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where a database listens and who asks. A URL that was typed carries its own user.
record DatabaseAddress(String url, String user, String password) {

    private static final int PORT_LINE = 3;

    /// The database that a running server uses: the one named, or the one embedded in the data
    /// folder.
    static Optional<DatabaseAddress> running(CommandLine line) {
        String url = line.option("database", "");
        if (!url.isEmpty()) {
            return Optional.of(new DatabaseAddress(url, "", ""));
        }
        Path data = line.data();
        Path pidFile = data.resolve("postgres").resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(pidFile);
            return Optional.of(
                    new DatabaseAddress(
                            "jdbc:postgresql://127.0.0.1:" + lines.get(PORT_LINE) + "/postgres",
                            "postgres",
                            Files.readString(data.resolve("postgres.password")).strip()));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + data, e);
        }
    }
}
