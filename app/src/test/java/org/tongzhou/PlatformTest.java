package org.tongzhou;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tongzhou.database.EmbeddedDatabase;
import org.tongzhou.sandbox.RunningSandbox;

/// The base of every test that needs the platform: one context and one PostgreSQL for all of
/// them, on
/// a real port.
///
/// Tests share the database: make your own accounts, and count nothing that others may add to.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "tongzhou.demo=true",
            "tongzhou.ticking=false",
            "tongzhou.overload.per-client-per-second=1000"
        })
public abstract class PlatformTest {

    private static final Path FOLDER = folder();

    /// Where frozen rounds are written to.
    protected static final Path FROZEN = FOLDER.resolve("frozen");

    private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.start(FOLDER);
    private static final RunningSandbox SANDBOX = sandbox();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(DATABASE::close));
    }

    @LocalServerPort private int port;

    private static Path folder() {
        try {
            return Files.createTempDirectory("tongzhou-test");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A provider that takes what it is asked for, unless an account's name says otherwise.
    private static RunningSandbox sandbox() {
        try {
            return RunningSandbox.in(
                    Files.createDirectory(FOLDER.resolve("sandbox")), "--processing-polls", "0");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("spring.datasource.url", DATABASE::url);
        settings.add("spring.datasource.username", DATABASE::serverUser);
        settings.add("spring.datasource.password", DATABASE::serverPassword);
        settings.add("spring.flyway.user", DATABASE::user);
        settings.add("spring.flyway.password", DATABASE::password);
        settings.add("tongzhou.data", FOLDER::toString);
        settings.add("tongzhou.frozen.to", FROZEN::toUri);
        settings.add("tongzhou.channel.url", () -> SANDBOX.address().toString());
        settings.add("tongzhou.channel.secret-file", () -> FOLDER + "/sandbox/secret");
    }

    /// Where the platform listens.
    protected final String address() {
        return "http://127.0.0.1:" + port;
    }

    /// A browser without script that nobody has used yet.
    protected final Browser browser() {
        return new Browser(address());
    }
}
