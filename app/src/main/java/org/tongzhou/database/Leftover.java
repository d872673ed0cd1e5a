package org.tongzhou.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What an earlier process left running on a folder: a whole PostgreSQL, or backends of one that
/// was killed. Two on one folder would destroy it.
final class Leftover {

    private static final int MOST_WAITS = 600;
    private static final long WAIT_MILLIS = 100;

    private Leftover() {}

    /// Returns when nothing runs on `data` any more.
    static void stop(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        String pid = lines.isEmpty() ? "" : lines.getFirst().strip();
        var left = pid.isEmpty() ? null : ProcessHandle.of(Long.parseLong(pid)).orElse(null);
        if (left != null && isPostgres(left)) {
            // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients to leave.
            new ProcessBuilder("kill", "-INT", pid).start().onExit().join();
            left.onExit().join();
        }
        awaitBackends(data);
        if (left != null && left.isAlive()) {
            // The number belongs to another program by now: PostgreSQL would take it for itself.
            Files.deleteIfExists(pidFile);
        }
        // Otherwise the file stays: by it PostgreSQL finds memory that backends still share.
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("postgres");
    }

    private static void awaitBackends(Path data) {
        for (int i = 0; runsIn(data); i++) {
            if (i == MOST_WAITS) {
                throw new IllegalStateException("backends of PostgreSQL still run in " + data);
            }
            try {
                Thread.sleep(WAIT_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for PostgreSQL", e);
            }
        }
    }

    /// PostgreSQL works in its data folder. Where the system does not tell (macOS), its own check
    /// must do.
    private static boolean runsIn(Path data) {
        return ProcessHandle.allProcesses()
                .filter(Leftover::isPostgres)
                .anyMatch(process -> worksIn(process, data));
    }

    private static boolean worksIn(ProcessHandle process, Path data) {
        try {
            Path link = Path.of("/proc", Long.toString(process.pid()), "cwd");
            return Files.readSymbolicLink(link).equals(data.toRealPath());
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }
}
