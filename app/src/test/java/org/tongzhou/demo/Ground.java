package org.tongzhou.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import org.tongzhou.database.EmbeddedDatabase;
import org.tongzhou.sandbox.RunningSandbox;
import org.tongzhou.signing.Exchange;
import org.tongzhou.signing.SignedClient;

/// A prepared town on disk, of which each run takes a copy: database, provider, papers.
final class Ground {

    static final LocalDate UNTIL = LocalDate.of(2025, 2, 25);
    private static final String[] DIALS = {
        "--insufficient-per-mille", "0", "--closed-per-mille", "0", "--limit-per-mille", "0",
        "--pending-per-mille", "0", "--reversal-per-mille", "0", "--bounce-per-mille", "0"
    };

    private static @Nullable Ground shared;

    private final Path folder;
    private @Nullable ConfigurableApplicationContext calm;
    private @Nullable Run calmRun;
    private List<String> calmOutcome = List.of();

    private Ground(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    /// One run's own database and provider.
    record Run(Path folder, EmbeddedDatabase database, RunningSandbox sandbox)
            implements AutoCloseable {

        static Run in(Path folder) throws IOException {
            return in(folder, DIALS);
        }

        static Run in(Path folder, String... dials) throws IOException {
            Path provider = Files.createDirectories(folder.resolve("provider"));
            return new Run(
                    folder, EmbeddedDatabase.start(folder), RunningSandbox.in(provider, dials));
        }

        CrashServer.Place place() {
            return CrashServer.Place.of(
                    database,
                    folder,
                    sandbox.address().toString(),
                    folder.resolve("provider").resolve("secret"));
        }

        /// What each account has seen of us at the provider.
        List<String> ledger() {
            try (SignedClient client = sandbox.client()) {
                return switch (client.get("/v1/control/ledger")) {
                    case Exchange.Answered(int _, String csv) -> csv.lines().toList();
                    case Exchange.NoAnswer(String trouble) ->
                            throw new IllegalStateException(trouble);
                };
            }
        }

        /// The outcome followed by the provider's ledger.
        List<String> with(List<String> outcome) {
            List<String> lines = new ArrayList<>(outcome);
            lines.addAll(ledger());
            return List.copyOf(lines);
        }

        /// Kills PostgreSQL as a power cut would, and sees it gone.
        void killDatabase() {
            try {
                Path pid = folder.resolve("postgres").resolve("postmaster.pid");
                long number = Long.parseLong(Files.readAllLines(pid).getFirst().strip());
                ProcessHandle postmaster = ProcessHandle.of(number).orElseThrow();
                List<ProcessHandle> backends = postmaster.children().toList();
                postmaster.destroyForcibly();
                gone(postmaster);
                backends.forEach(Run::gone);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// A process that nobody reaps never ends for Java: then its last breath is enough.
        private static void gone(ProcessHandle process) {
            process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
        }

        /// The same place, with PostgreSQL started again on what it left.
        Run withDatabaseStartedAgain() {
            // Nothing is left to stop; it gives the folder's lock back, which is this process's.
            database.close();
            return new Run(folder, EmbeddedDatabase.start(folder), sandbox);
        }

        @Override
        public void close() {
            try {
                database.close();
                sandbox.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// The ground of all tests of this process, prepared once.
    static synchronized Ground shared() {
        Ground known = shared;
        if (known == null) {
            known = prepare();
            shared = known;
        }
        return known;
    }

    private static Ground prepare() {
        try {
            Path folder = Files.createTempDirectory("tongzhou-town");
            Path prepared = Files.createDirectories(folder.resolve("prepared"));
            try (Run run = Run.in(prepared);
                    ConfigurableApplicationContext context = start(run);
                    var owner =
                            DriverManager.getConnection(
                                    run.database().url(), "postgres", run.database().password())) {
                new Town(context).found(owner);
            }
            return new Ground(folder);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("no ground for a town", e);
        }
    }

    static ConfigurableApplicationContext start(Run run) {
        return CrashServer.start(run.place(), new Steps(_ -> false, () -> {}));
    }

    Run copy(String name) throws IOException, InterruptedException {
        Path copy = folder.resolve(name);
        new ProcessBuilder("cp", "-a", folder.resolve("prepared").toString(), copy.toString())
                .inheritIO()
                .start()
                .waitFor();
        return Run.in(copy);
    }

    /// The server on which nothing goes wrong; its town has lived to the end.
    synchronized ConfigurableApplicationContext calm() throws IOException, InterruptedException {
        ConfigurableApplicationContext known = calm;
        if (known == null) {
            Run run = copy("calm");
            known = start(run);
            new Town(known).liveUntil(UNTIL);
            calmOutcome = run.with(Outcome.of(known));
            calm = known;
            calmRun = run;
        }
        return known;
    }

    private synchronized void end() {
        if (calmRun != null) {
            calmRun.close();
        }
        FileSystemUtils.deleteRecursively(folder.toFile());
    }

    /// What comes out by [#UNTIL] where nothing goes wrong, with the provider's ledger.
    List<String> calmOutcome() throws IOException, InterruptedException {
        calm();
        return calmOutcome;
    }

    /// What comes out by the end of another day, in a town of that name.
    List<String> calmOutcome(String name, LocalDate until)
            throws IOException, InterruptedException {
        try (Run run = copy(name);
                ConfigurableApplicationContext context = start(run)) {
            new Town(context).liveUntil(until);
            return run.with(Outcome.of(context));
        }
    }
}
