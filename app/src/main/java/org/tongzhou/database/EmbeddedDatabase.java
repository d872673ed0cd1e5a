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

/// A PostgreSQL server of our own in a folder, for one machine.
///
/// The library's defaults are those of a throw-away test database (`fsync` off, no password);
/// both are put right here: what was committed survives a power cut, and the port asks for a
/// password that lies in the folder, readable by its owner alone.
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String OWNER = "postgres";
    private final DataFolder held;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(DataFolder held, EmbeddedPostgres server, String password) {
        this.held = held;
        this.server = server;
        this.password = password;
    }

    /// Starts the server on a folder that nobody holds.
    ///
    /// @throws DataFolder.InUse if somebody does
    public static EmbeddedDatabase start(Path folder) {
        return start(DataFolder.hold(folder));
    }

    /// Starts the server on a folder that is ours, on a free port of the loopback address. A server
    /// that an earlier process left behind there is stopped first.
    public static EmbeddedDatabase start(DataFolder held) {
        Path folder = held.path();
        try {
            Path data = folder.resolve("postgres");
            Leftover.stop(data);
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
            return new EmbeddedDatabase(held, server, password);
        } catch (IOException | SQLException e) {
            held.close();
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
        } finally {
            held.close();
        }
    }
}
