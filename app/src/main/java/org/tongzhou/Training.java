package org.tongzhou;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/// A start that only teaches the JVM: it opens the pages that people open first, and ends.
final class Training {

    private static final List<String> FIRST_PAGES =
            List.of("/", "/?lang=en", "/sign-in", "/sign-up", "/tongzhou.css", "/actuator/health");

    private Training() {}

    static void run(CommandLine line) {
        Server server = Server.start(line, Map.of());
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String page : FIRST_PAGES) {
                URI address = URI.create("http://127.0.0.1:" + server.port() + page);
                client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.exit(0);
    }
}
