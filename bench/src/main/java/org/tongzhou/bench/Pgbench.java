package org.tongzhou.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Debian's pgbench with the SQL of one join, on the database that the server uses.
///
/// The script was written by hand from the repositories: the same statements in the same trips, in
/// the same transaction, with values of the same sizes. It must follow them when they change.
final class Pgbench {

    private static final String SCRIPT = "join.pgbench.sql";
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern FAILED = Pattern.compile("failed transactions: ([0-9]+)");
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    // What the server sends: sealed key, identity and answers, and the answer that it keeps.
    private static final int KEY_BYTES = 60;
    private static final int IDENTITY_BYTES = 59;
    private static final int ANSWERS_BYTES = 274;
    private static final int BODY_BYTES = 92;

    private final DatabaseAccess database;
    private final Path folder;
    private final int connections;
    private final int accounts;
    private int slice;

    Pgbench(DatabaseAccess database, Path folder, int connections, int accounts) {
        this.database = database;
        this.folder = folder;
        this.connections = connections;
        this.accounts = accounts;
    }

    /// Transactions a second over so many seconds.
    double run(int seconds) {
        try {
            Process process = start(seconds);
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher rate = RATE.matcher(output);
            Matcher failed = FAILED.matcher(output);
            boolean isClean =
                    process.onExit().join().exitValue() == 0
                            && rate.find()
                            && failed.find()
                            && failed.group(1).equals("0");
            if (!isClean) {
                throw new IllegalStateException("pgbench failed:\n" + output);
            }
            return Double.parseDouble(rate.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run pgbench", e);
        }
    }

    private Process start(int seconds) throws IOException {
        slice++;
        List<String> command = new ArrayList<>(List.of(program(), "-n", "-M", "prepared"));
        command.addAll(List.of("-c", "" + connections, "-j", "" + Math.min(connections, 2)));
        command.addAll(List.of("-T", "" + seconds, "-f", script().toString()));
        command.addAll(List.of("-h", "127.0.0.1", "-p", "" + database.port(), "-U", "postgres"));
        define(command, "clients", "" + connections);
        define(command, "accounts", "" + accounts);
        // Numbers that the server has not given out, and that no slice shares with another.
        define(command, "base", "" + slice * 1_000_000_000L);
        define(command, "n", "0");
        define(command, "sealed_key", "k".repeat(KEY_BYTES));
        define(command, "identity", "i".repeat(IDENTITY_BYTES));
        define(command, "answers", "a".repeat(ANSWERS_BYTES));
        define(command, "body", "b".repeat(BODY_BYTES));
        command.add("postgres");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        builder.environment().put("PGOPTIONS", "-c role=tongzhou_app");
        return builder.start();
    }

    private static void define(List<String> command, String name, String value) {
        command.addAll(List.of("-D", name + "=" + value));
    }

    private Path script() throws IOException {
        Path file = folder.resolve(SCRIPT);
        try (InputStream in = Pgbench.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IllegalStateException("no " + SCRIPT);
            }
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    /// The one on the path, else the newest of Debian's.
    private static String program() throws IOException {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, "pgbench"))) {
                return Path.of(folder, "pgbench").toString();
            }
        }
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                return versions.map(version -> version.resolve("bin/pgbench").toString())
                        .filter(file -> Files.isExecutable(Path.of(file)))
                        .max(String::compareTo)
                        .orElseThrow(() -> new IllegalStateException("pgbench is missing"));
            }
        }
        throw new IllegalStateException(
                "pgbench is missing: install it (apt-get install postgresql-contrib)");
    }
}
