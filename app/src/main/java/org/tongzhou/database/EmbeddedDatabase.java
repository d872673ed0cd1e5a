package org.tongzhou.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.util.FileSystemUtils;

/// A PostgreSQL server of our own in a folder, for one machine.
///
/// The library's defaults are those of a throw-away test database (`fsync` off, no password);
/// both are put right here: what was committed survives a power cut, and the port asks for a
/// password that lies in the folder, readable by its owner alone.
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String OWNER = "postgres";
    private static final String SERVER = "tongzhou_server";
    private static final String SERVER_ROLE =
            """
            do $$
            begin
                if not exists (select from pg_roles where rolname = 'tongzhou_app') then
                    create role tongzhou_app nologin;
                end if;
                if not exists (select from pg_roles where rolname = 'tongzhou_server') then
                    create role tongzhou_server login in role tongzhou_app;
                end if;
            end
            $$
            """;
    private static final String ASK_ALL = "host all all 127.0.0.1/32 scram-sha-256";
    private static final String COMPLETE = "tongzhou-complete";
    private final DataFolder held;
    private final EmbeddedPostgres server;
    private final String password;
    private final String serverPassword;

    private EmbeddedDatabase(
            DataFolder held, EmbeddedPostgres server, String password, String serverPassword) {
        this.held = held;
        this.server = server;
        this.password = password;
        this.serverPassword = serverPassword;
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
            boolean fresh = !isComplete(data);
            Path secret = folder.resolve("postgres.password");
            if (fresh) {
                // Nobody was let in before the first start was complete: nothing is lost.
                FileSystemUtils.deleteRecursively(data);
                writeSecret(secret);
            }
            String password = Files.readString(secret).strip();
            EmbeddedPostgres server = durable(data, password).start();
            if (fresh) {
                askForPassword(server, data, password);
            }
            return new EmbeddedDatabase(held, server, password, lettingServerIn(server));
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

    /// Whether the first start came to its end. Its last step asks everybody for the password: a
    /// database without that line was cut off, and would let in anybody on the machine.
    private static boolean isComplete(Path data) throws IOException {
        if (Files.exists(data.resolve(COMPLETE))) {
            return true;
        }
        Path access = data.resolve("pg_hba.conf");
        return Files.exists(access) && Files.readAllLines(access).contains(ASK_ALL);
    }

    private static void askForPassword(EmbeddedPostgres server, Path data, String password)
            throws SQLException, IOException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + password + "'");
            writeToDisk(data.resolve("pg_hba.conf"), ASK_ALL + "\n");
            statement.execute("select pg_reload_conf()");
            writeToDisk(data.resolve(COMPLETE), "");
        }
    }

    /// Survives a power cut from here on: what is marked as complete is never made anew.
    private static void writeToDisk(Path file, String text) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }

    /// The server's everyday work signs in as somebody who never was the owner, with a password
    /// that lives as long as the server.
    private static String lettingServerIn(EmbeddedPostgres server) throws SQLException {
        String fresh = random();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(SERVER_ROLE);
            statement.execute("alter role tongzhou_server password '" + fresh + "'");
        }
        return fresh;
    }

    private static String random() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static void writeSecret(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, random());
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    /// Who everyday work signs in as: a member of `tongzhou_app` and nothing else.
    public String serverUser() {
        return SERVER;
    }

    public String serverPassword() {
        return serverPassword;
    }

    /// The owner, for migrations and backups.
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
