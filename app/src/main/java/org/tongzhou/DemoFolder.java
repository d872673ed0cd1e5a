package org.tongzhou;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder of a demo: empty, with a year that was played to its end, or with one that was cut
/// off. A year that was cut off cannot go on: its dice are gone.
record DemoFolder(Path path) {

    private static final String BEGUN = "begun";
    private static final String PLAYED = "played";
    private static final String DATABASE = "postgres";

    /// Held by whoever asks, and so not removed.
    private static final String LOCK = "postgres.lock";

    /// Whether a year lies here already; otherwise one begins now.
    ///
    /// @param anew whether a demo that lies here is thrown away
    /// @throws IllegalStateException with what to do, where the folder cannot be used
    boolean open(boolean anew) {
        boolean isDemo = has(BEGUN) || has(PLAYED);
        if (has(DATABASE) && !isDemo) {
            throw new IllegalStateException(
                    path + " holds no demo: choose another folder with --data DIR");
        }
        if (anew) {
            clear();
        } else if (isDemo && !has(PLAYED)) {
            throw new IllegalStateException(
                    "the year of the demo in %s was interrupted: add --anew to throw it away and"
                                    .formatted(path)
                            + " play it from the start, or choose another folder with --data DIR");
        }
        if (has(PLAYED)) {
            return true;
        }
        mark(BEGUN);
        return false;
    }

    /// The year has come to its end.
    void played() {
        mark(PLAYED);
    }

    private boolean has(String name) {
        return Files.exists(path.resolve(name));
    }

    private void mark(String name) {
        try {
            Files.writeString(path.resolve(name), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void clear() {
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst =
                    all.filter(file -> !file.equals(path) && !file.endsWith(LOCK))
                            .sorted(Comparator.reverseOrder())
                            .toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty " + path, e);
        }
    }
}
