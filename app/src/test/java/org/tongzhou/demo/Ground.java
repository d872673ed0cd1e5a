package org.tongzhou.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongzhou.database.EmbeddedDatabase;
import org.tongzhou.sandbox.RunningSandbox;
import org.tongzhou.signing.Exchange;
import org.tongzhou.signing.SignedClient;

/// A prepared town on disk, of which each run takes a copy: database, provider, papers.
final class Ground implements AutoCloseable {

    static final LocalDate UNTIL = LocalDate.of(2025, 2, 25);
    private static final String[] DIALS = {
        "--insufficient-per-mille", "0", "--closed-per-mille", "0", "--limit-per-mille", "0",
        "--pending-per-mille", "0", "--reversal-per-mille", "0", "--bounce-per-mille", "0"
    };
    static final Steps.Where NOWHERE = new Steps.Where("nowhere", 0, true);

    private final Path folder;

    private Ground(Path folder) {
        this.folder = folder;
    }

    /// One run's own database and provider.
    record Run(Path folder, EmbeddedDatabase database, RunningSandbox sandbox)
            implements AutoCloseable {

        static Run in(Path folder) throws IOException {
            Path provider = Files.createDirectories(folder.resolve("provider"));
            return new Run(
                    folder, EmbeddedDatabase.start(folder), RunningSandbox.in(provider, DIALS));
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

        @Override
        public void close() throws IOException {
            database.close();
            sandbox.close();
        }
    }

    static Ground prepare(Path folder) throws Exception {
        Path prepared = Files.createDirectories(folder.resolve("prepared"));
        try (Run run = Run.in(prepared);
                ConfigurableApplicationContext context =
                        CrashServer.start(run.place(), new Steps(NOWHERE, () -> {}));
                var owner =
                        DriverManager.getConnection(
                                run.database().url(), "postgres", run.database().password())) {
            new Town(context).found(owner);
        }
        return new Ground(folder);
    }

    Run copy(String name) throws IOException, InterruptedException {
        Path copy = folder.resolve(name);
        new ProcessBuilder("cp", "-a", folder.resolve("prepared").toString(), copy.toString())
                .inheritIO()
                .start()
                .waitFor();
        return Run.in(copy);
    }

    /// Lives to the end in this process and gives the outcome with the provider's ledger.
    List<String> liveInPeace(String name) throws IOException, InterruptedException {
        try (Run run = copy(name);
                ConfigurableApplicationContext context =
                        CrashServer.start(run.place(), new Steps(NOWHERE, () -> {}))) {
            new Town(context).liveUntil(UNTIL);
            List<String> lines = new ArrayList<>(Outcome.of(context));
            lines.addAll(run.ledger());
            return lines;
        }
    }

    @Override
    public void close() {}
}
