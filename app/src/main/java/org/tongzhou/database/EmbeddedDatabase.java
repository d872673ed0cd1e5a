package org.tongzhou.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/// A PostgreSQL server of our own in a folder, for one machine.
///
/// The library's defaults are those of a throw-away test database (`fsync` off, no password);
/// both are put right here: what was committed survives a power cut, and the port asks for a
/// password that lies in the folder, readable by its owner alone.
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String OWNER = "postgres";
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /// Starts the server on `folder`, on a free port of the loopback address. A server that an
    /// earlier
    /// process left behind on this folder is stopped first.
    public static EmbeddedDatabase start(Path folder) {
        try {
            Files.createDirectories(folder);
            Path data = folder.resolve("postgres");
            stopLeftover(data);
            boolean fresh = !Files.exists(data.resolve("PG_VERSION"));
            Path secret = folder.resolve("postgres.password");
            if (fresh) {
                writeSecret(secret);
            }
            String password = Files.readString(secret).strip();
            EmbeddedPostgres server = durable(data, password).start();
            if (fresh) {
                askForPassword(server, data, password);
            }
            return new EmbeddedDatabase(server, password);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("cannot start PostgreSQL in " + folder, e);
        }
    }

    private static EmbeddedPostgres.Builder durable(Path data, String password) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale", "C.UTF-8")
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("max_connections", "100")
                .setServerConfig("password_encryption", "scram-sha-256");
    }

    private static void askForPassword(EmbeddedPostgres server, Path data, String password)
            throws SQLException, IOException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + password + "'");
            Files.writeString(
                    data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void writeSecret(Path file) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(random));
    }

    private static void stopLeftover(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        var left = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        if (left.isPresent() && isPostgres(left.get())) {
            // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients to leave.
            new ProcessBuilder("kill", "-INT", lines.getFirst().strip()).start().onExit().join();
            left.get().onExit().join();
        }
        Files.deleteIfExists(pidFile);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("postgres");
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    public String user() {
        return OWNER;
    }

    public String password() {
        return password;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }
}
