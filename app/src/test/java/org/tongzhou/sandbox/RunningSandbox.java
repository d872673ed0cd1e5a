package org.tongzhou.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tongzhou.signing.SignedClient;

/// A sandbox on a free port of this process, for tests.
public final class RunningSandbox implements AutoCloseable {

    public static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final SandboxServer server;

    private RunningSandbox(SandboxServer server) {
        this.server = server;
    }

    public static RunningSandbox in(Path folder, String... dials) throws IOException {
        String[] args = arguments(folder, dials).toArray(String[]::new);
        return new RunningSandbox(SandboxServer.start(Clock.systemUTC(), args));
    }

    static List<String> arguments(Path folder, String... dials) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
        List<String> args = new ArrayList<>();
        args.addAll(List.of("--port", "0", "--data", folder.resolve("data").toString()));
        args.addAll(List.of("--secret-file", secret.toString()));
        args.addAll(List.of(dials));
        return args;
    }

    public static byte[] secret() {
        return SECRET.getBytes(StandardCharsets.UTF_8);
    }

    public URI address() {
        return server.address();
    }

    public SignedClient client() {
        return client(address());
    }

    static SignedClient client(URI address) {
        return new SignedClient(address, secret(), Duration.ofSeconds(10), Clock.systemUTC());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
