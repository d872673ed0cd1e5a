package org.tongzhou;

import java.io.Console;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.tongzhou.database.DataFolder;
import org.tongzhou.database.EmbeddedDatabase;

/// A server that listens, on the database named with `--database` or on an embedded one in
/// `--data`.
record Server(ConfigurableApplicationContext context, String address, int port) {

    static final String LOOPBACK = "127.0.0.1";
    private static final String DRIVER = "org.postgresql.Driver";
    private static final String SETTING = "--server.address=";

    /// Starts it; `more` are settings of the caller, such as `tongzhou.demo`.
    ///
    /// @throws DataFolder.InUse if another server runs on the folder
    static Server start(CommandLine line, Map<String, Object> more) {
        boolean embedded = line.option("database", "").isEmpty();
        return start(line, embedded ? DataFolder.hold(line.data()) : null, more);
    }

    /// Starts it on the embedded database in a folder that is ours, or on the one that was named.
    static Server start(CommandLine line, @Nullable DataFolder held, Map<String, Object> more) {
        endWithParent();
        Path data = line.data();
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("server.port", line.option("port", "8080"));
        settings.put("tongzhou.data", data.toString());
        if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty()) {
            settings.put("logging.structured.format.console", "ecs");
        }
        SpringApplication application = new SpringApplication(TongzhouApplication.class);
        if (held != null) {
            application.addInitializers(
                    context -> embedDatabase((GenericApplicationContext) context, held));
        } else {
            settings.put("spring.datasource.url", line.option("database", ""));
        }
        application.setDefaultProperties(settings);
        // What was typed counts more than any other setting.
        String address = line.option("address", "");
        String[] typed = address.isEmpty() ? new String[0] : new String[] {SETTING + address};
        ConfigurableApplicationContext context = application.run(typed);
        String listens = context.getEnvironment().getProperty("server.address", LOOPBACK);
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return new Server(context, listens, port);
    }

    /// Where a browser finds it.
    String url() {
        String host = address.contains(":") ? "[" + address + "]" : address;
        return "http://" + host + ":" + port;
    }

    /// Where the script that started us is killed, nobody else would stop us.
    private static void endWithParent() {
        Long parent = Long.getLong("tongzhou.parent");
        if (parent != null) {
            Thread.ofPlatform().daemon().name("end-with-parent").start(() -> endAfter(parent));
        }
    }

    private static void endAfter(long parent) {
        ProcessHandle.of(parent).ifPresent(script -> script.onExit().join());
        System.exit(1);
    }

    /// PostgreSQL starts while Spring reads its classes, and stops after the last request is
    /// answered.
    private static void embedDatabase(GenericApplicationContext context, DataFolder data) {
        CompletableFuture<EmbeddedDatabase> starting =
                CompletableFuture.supplyAsync(() -> EmbeddedDatabase.start(data));
        SpringApplication.getShutdownHandlers().add(() -> starting.join().close());
        context.registerBean(Everyday.class, () -> Everyday.on(starting.join()));
        context.registerBean(Owner.class, () -> Owner.of(starting.join()));
    }

    /// The embedded database for the connection pool: its sessions cannot become the owner's.
    private record Everyday(String getJdbcUrl, String getUsername, String getPassword)
            implements JdbcConnectionDetails {

        static Everyday on(EmbeddedDatabase database) {
            return new Everyday(database.url(), database.serverUser(), database.serverPassword());
        }

        @Override
        public String getDriverClassName() {
            return DRIVER;
        }
    }

    /// The embedded database for the migrations.
    private record Owner(String getJdbcUrl, String getUsername, String getPassword)
            implements FlywayConnectionDetails {

        static Owner of(EmbeddedDatabase database) {
            return new Owner(database.url(), database.user(), database.password());
        }

        @Override
        public String getDriverClassName() {
            return DRIVER;
        }
    }
}
