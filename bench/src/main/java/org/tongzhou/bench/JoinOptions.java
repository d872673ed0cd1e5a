package org.tongzhou.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How `bench join` was asked to measure.
record JoinOptions(
        int connections,
        int seconds,
        int slices,
        int warmUpSeconds,
        long seed,
        Optional<Path> data,
        List<String> jvmOptions) {

    /// More joins a second than this machine can do: accounts are made beforehand.
    private static final int MOST_JOINS_A_SECOND = 2000;

    JoinOptions {
        if (connections < 1 || seconds < 1 || slices < 1 || warmUpSeconds < 0) {
            throw new IllegalArgumentException("connections, seconds and slices start at 1");
        }
    }

    static JoinOptions of(List<String> words) {
        Given given =
                Given.of(
                        "join",
                        words,
                        "connections",
                        "seconds",
                        "slices",
                        "warm-up",
                        "seed",
                        "data",
                        "server-options");
        return new JoinOptions(
                Integer.parseInt(given.or("connections", "16")),
                Integer.parseInt(given.or("seconds", "15")),
                Integer.parseInt(given.or("slices", "2")),
                Integer.parseInt(given.or("warm-up", "90")),
                Long.parseLong(given.or("seed", "1")),
                given.path("data"),
                given.words("server-options"));
    }

    /// How many accounts must exist before anybody joins.
    int accounts() {
        return (warmUpSeconds + seconds * slices) * MOST_JOINS_A_SECOND;
    }
}
