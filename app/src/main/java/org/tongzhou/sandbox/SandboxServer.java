package org.tongzhou.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tongzhou.signing.RequestSignature;

/// A small server that plays a payment provider and an identity service
/// (`docs/channel-protocol.md`, "What the sandbox adds").
///
/// It listens on the loopback address only: it holds no real money and guards none.
public final class SandboxServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads;
    private final Provider provider;

    private SandboxServer(HttpServer server, ExecutorService threads, Provider provider) {
        this.server = server;
        this.threads = threads;
        this.provider = provider;
    }

    public static void main(String[] args) throws IOException {
        // Without it an answer waits 40 ms for the other side's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        SandboxServer server;
        try {
            server = start(Clock.systemUTC(), args);
        } catch (IllegalArgumentException | IllegalStateException | IOException | BadRequest e) {
            System.err.println("sandbox: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.out.println("ready " + server.address());
        if (Options.read(args).endsWithParent()) {
            System.in.transferTo(OutputStream.nullOutputStream());
            server.close();
        }
    }

    /// Starts a server inside this process, with the arguments of the command line.
    public static SandboxServer start(Clock systemClock, String... args) throws IOException {
        Options options = Options.read(args);
        Provider provider = Provider.open(options.data(), options.turned());
        try {
            Front front = new Front(new Desk(provider), signature(options), systemClock);
            InetSocketAddress at =
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), options.port());
            HttpServer server = HttpServer.create(at, 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext("/", front);
            server.start();
            return new SandboxServer(server, threads, provider);
        } catch (IOException | RuntimeException e) {
            provider.close();
            throw e;
        }
    }

    private static RequestSignature signature(Options options) {
        return new RequestSignature(options.secret().getBytes(StandardCharsets.UTF_8));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Stops at once. Whatever was answered is on the disk.
    @Override
    public void close() throws IOException {
        server.stop(0);
        threads.shutdownNow();
        provider.close();
    }
}
