package org.tongzhou.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How `bench round` was asked to measure.
record RoundOptions(long members, long seed, Optional<Path> data, List<String> jvmOptions) {

    static RoundOptions of(List<String> words) {
        Given given = Given.of("round", words, "members", "seed", "data", "server-options");
        return new RoundOptions(
                Long.parseLong(given.or("members", "1000000")),
                Long.parseLong(given.or("seed", "1")),
                given.path("data"),
                given.words("server-options"));
    }
}
