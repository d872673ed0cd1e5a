package org.tongzhou.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongzhou.TongzhouApplication;
import org.tongzhou.database.EmbeddedDatabase;

/// A server that lives a town's days and is killed at a step, to be started again.
final class CrashServer {

    private CrashServer() {}

    /// Where a server finds what it needs.
    record Place(String databaseUrl, String password, Path folder, String channel, Path secret) {

        static Place of(EmbeddedDatabase database, Path folder, String channel, Path secret) {
            return new Place(database.url(), database.password(), folder, channel, secret);
        }

        List<String> arguments() {
            return List.of(databaseUrl, password, folder.toString(), channel, secret.toString());
        }

        static Place of(String[] args) {
            return new Place(args[0], args[1], Path.of(args[2]), args[3], Path.of(args[4]));
        }
    }

    /// Arguments: the place, the last day, the file that tells at which end it died, and the ends.
    public static void main(String[] args) {
        Place place = Place.of(args);
        List<String> ends = args[7].isEmpty() ? List.of() : List.of(args[7].split(",", -1));
        Steps steps = new Steps(new Ends(ends, Path.of(args[6])), CrashServer::killMyself);
        try (ConfigurableApplicationContext context = start(place, steps)) {
            new Town(context).liveUntil(LocalDate.parse(args[5]));
        }
        System.exit(0);
    }

    /// SIGKILL, from outside, while this thread stands where it stands.
    private static void killMyself() {
        try {
            long self = ProcessHandle.current().pid();
            new ProcessBuilder("kill", "-9", Long.toString(self)).start().waitFor();
            Thread.sleep(60_000);
            throw new IllegalStateException("the signal did not come");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("cannot die", e);
        }
    }

    static ConfigurableApplicationContext start(Place place, Steps steps) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.datasource.url", place.databaseUrl());
        settings.put("spring.datasource.username", "postgres");
        settings.put("spring.datasource.password", place.password());
        // Who waits for a database that was killed need not wait as long as in an operator's house.
        settings.put("spring.datasource.hikari.connection-timeout", "10000");
        settings.put("spring.main.lazy-initialization", "true");
        settings.put("server.port", "0");
        settings.put("tongzhou.data", place.folder().toString());
        settings.put("tongzhou.demo", "true");
        settings.put("tongzhou.ticking", "false");
        settings.put("tongzhou.channel.url", place.channel());
        settings.put("tongzhou.channel.secret-file", place.secret().toString());
        settings.put("tongzhou.identity.url", place.channel());
        settings.put("tongzhou.identity.secret-file", place.secret().toString());
        ApplicationContextInitializer<ConfigurableApplicationContext> watched =
                context -> context.getBeanFactory().addBeanPostProcessor(steps);
        return new SpringApplicationBuilder(TongzhouApplication.class)
                .web(WebApplicationType.SERVLET)
                .registerShutdownHook(false)
                .initializers(watched)
                .properties(settings)
                .run();
    }
}
