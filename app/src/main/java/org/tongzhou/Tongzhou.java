package org.tongzhou;

import java.io.Console;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.tongzhou.database.EmbeddedDatabase;

/// The command line of the server: `up` starts it and prints where it listens.
public final class Tongzhou {

    private Tongzhou() {}

    public static void main(String[] args) {
        List<String> words = List.of(args);
        if (words.size() > 1 && words.subList(0, 2).equals(List.of("admin", "create"))) {
            AdminCommand.run(CommandLine.of(words.subList(1, words.size())));
            return;
        }
        up(CommandLine.of(words));
    }

    private static void up(CommandLine line) {
        Path data = Path.of(line.option("data", "data")).toAbsolutePath();
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", line.option("port", "8080"));
        settings.put("tongzhou.data", data.toString());
        if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty()) {
            settings.put("logging.structured.format.console", "ecs");
        }
        String url = line.option("database", "");
        if (url.isEmpty()) {
            EmbeddedDatabase database = EmbeddedDatabase.start(data);
            Runtime.getRuntime().addShutdownHook(new Thread(database::close, "stop-postgres"));
            settings.put("spring.datasource.url", database.url());
            settings.put("spring.datasource.username", database.user());
            settings.put("spring.datasource.password", database.password());
        } else {
            settings.put("spring.datasource.url", url);
        }
        AtomicInteger port = new AtomicInteger();
        SpringApplication application = new SpringApplication(TongzhouApplication.class);
        application.setDefaultProperties(settings);
        application.addListeners(
                (ApplicationListener<WebServerInitializedEvent>)
                        event -> port.set(event.getWebServer().getPort()));
        application.run();
        System.out.println("ready http://127.0.0.1:" + port.get());
    }
}
