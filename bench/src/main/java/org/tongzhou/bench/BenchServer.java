package org.tongzhou.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The real server in a process of its own, as `./tongzhou up` starts it, on an embedded PostgreSQL
/// in `data`.
record BenchServer(Process process, int port, Path data) implements AutoCloseable {

    private static final String READY = "ready ";
    private static final int PATIENCE_SECONDS = 60;

    /// Starts it and waits until it is ready; `heard` gets each line that it says before.
    /// `jvmOptions` are added to those of this process.
    static BenchServer start(Path data, List<String> jvmOptions, Consumer<String> heard) {
        try {
            Process process =
                    new ProcessBuilder(command(data, jvmOptions)).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return new BenchServer(process, readPort(process, data, heard), data);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the server", e);
        }
    }

    private static List<String> command(Path data, List<String> jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(word -> !word.startsWith("-Dtongzhou.parent"))
                .forEach(command::add);
        command.addAll(jvmOptions);
        command.add("-Dtongzhou.parent=" + ProcessHandle.current().pid());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("org.tongzhou.Tongzhou", "up", "--port", "0"));
        command.addAll(List.of("--data", data.toString()));
        return command;
    }

    /// Reads on after the server is ready: a full pipe would stop it.
    private static int readPort(Process process, Path data, Consumer<String> heard)
            throws IOException {
        BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter log =
                new PrintWriter(data.resolve("server.log").toFile(), StandardCharsets.UTF_8);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith(READY)) {
                Thread.ofPlatform().daemon().start(() -> readOn(reader, log));
                return URI.create(line.substring(READY.length())).getPort();
            }
            log.println(line);
            heard.accept(line);
        }
        log.close();
        throw new IllegalStateException("the server did not start: " + data.resolve("server.log"));
    }

    private static void readOn(BufferedReader reader, PrintWriter log) {
        try (log) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                log.println(line);
            }
        } catch (IOException _) {
            // The server has stopped.
        }
    }

    DatabaseAccess database() {
        try {
            List<String> lines =
                    Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
            return new DatabaseAccess(
                    Long.parseLong(lines.getFirst().strip()),
                    Integer.parseInt(lines.get(3).strip()),
                    Files.readString(data.resolve("postgres.password")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
