package org.tongzhou.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a bench was asked to fill a database with, and how many rounds to take then.
record RoundOptions(
        long members, int rounds, long seed, Optional<Path> data, List<String> jvmOptions) {

    /// From its close on, a round adds what it adds on a running platform.
    private static final int COLD_AND_WARM = 2;

    /// One for each size that was asked for.
    static List<RoundOptions> rounds(List<String> words) {
        Given given = Given.of("round", words, "members", "seed", "data", "server-options");
        List<String> sizes = Arrays.asList(given.or("members", "1000000").split(",", -1));
        List<RoundOptions> all = new ArrayList<>();
        for (String size : sizes) {
            Optional<Path> data = given.path("data");
            all.add(
                    new RoundOptions(
                            Long.parseLong(size),
                            COLD_AND_WARM,
                            seed(given),
                            sizes.size() == 1 ? data : data.map(path -> path.resolve(size)),
                            given.words("server-options")));
        }
        return all;
    }

    static RoundOptions population(List<String> words) {
        Given given = Given.of("population", words, "members", "seed", "data", "server-options");
        return new RoundOptions(
                Long.parseLong(given.or("members", "1000000")),
                0,
                seed(given),
                given.path("data"),
                given.words("server-options"));
    }

    private static long seed(Given given) {
        return Long.parseLong(given.or("seed", "1"));
    }
}
