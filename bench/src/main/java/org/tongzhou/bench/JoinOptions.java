package org.tongzhou.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How `bench join` was asked to measure.
record JoinOptions(
        int connections,
        int seconds,
        int slices,
        int warmUpSeconds,
        long seed,
        Optional<Path> data,
        List<String> jvmOptions) {

    private static final Set<String> KNOWN =
            Set.of("connections", "seconds", "slices", "warm-up", "seed", "data", "server-options");

    /// More joins a second than this machine can do: accounts are made beforehand.
    private static final int MOST_JOINS_A_SECOND = 2000;

    JoinOptions {
        if (connections < 1 || seconds < 1 || slices < 1 || warmUpSeconds < 0) {
            throw new IllegalArgumentException("connections, seconds and slices start at 1");
        }
    }

    static JoinOptions of(List<String> words) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i).replaceFirst("^--", "");
            if (!KNOWN.contains(name) || i + 1 == words.size()) {
                throw new IllegalArgumentException("bench join does not know " + words.get(i));
            }
            given.put(name, words.get(i + 1));
        }
        return new JoinOptions(
                Integer.parseInt(given.getOrDefault("connections", "16")),
                Integer.parseInt(given.getOrDefault("seconds", "15")),
                Integer.parseInt(given.getOrDefault("slices", "2")),
                Integer.parseInt(given.getOrDefault("warm-up", "30")),
                Long.parseLong(given.getOrDefault("seed", "1")),
                Optional.ofNullable(given.get("data")).map(Path::of),
                given.containsKey("server-options")
                        ? List.of(given.get("server-options").split(" ", -1))
                        : List.of());
    }

    /// How many accounts must exist before anybody joins.
    int accounts() {
        return (warmUpSeconds + seconds * slices) * MOST_JOINS_A_SECOND;
    }
}
