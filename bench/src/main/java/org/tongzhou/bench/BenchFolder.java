package org.tongzhou.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a measured server keeps its data: a folder that was asked for and stays, or a new one that
/// is removed at the end.
record BenchFolder(Path path, boolean isKept) {

    static BenchFolder of(Optional<Path> wanted) throws IOException {
        if (wanted.isEmpty()) {
            return new BenchFolder(Files.createTempDirectory("tongzhou-bench-"), false);
        }
        Path data = wanted.get().toAbsolutePath();
        if (Files.exists(data.resolve("postgres"))) {
            throw new IllegalArgumentException(data + " is in use; choose a fresh folder");
        }
        return new BenchFolder(Files.createDirectories(data), true);
    }

    /// Also when somebody presses Ctrl-C; a second time, nothing happens.
    void stop(BenchServer server) {
        server.close();
        if (!isKept && Files.exists(path)) {
            remove();
        }
    }

    private void remove() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("tongzhou: cannot remove " + path + ": " + e.getMessage());
        }
    }
}
