package org.tongzhou;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/// A start that only teaches the JVM: it plays a small year, opens the pages that people open
/// first, and ends. What the JVM learnt about hot methods lets it compile them at once the next
/// time.
final class Training {

    private static final List<String> FIRST_PAGES =
            List.of("/", "/?lang=en", "/sign-in", "/sign-up", "/tongzhou.css", "/actuator/health");

    private static final String PEOPLE = "300";
    private static final int TIMES = 200;

    private Training() {}

    static void run(CommandLine line) {
        Server server = DemoCommand.serve(line.with("members", PEOPLE));
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < TIMES; i++) {
                for (String page : FIRST_PAGES) {
                    URI address = URI.create("http://127.0.0.1:" + server.port() + page);
                    client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.exit(0);
    }
}
