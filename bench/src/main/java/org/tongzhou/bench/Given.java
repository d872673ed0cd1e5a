package org.tongzhou.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The `--name value` pairs behind the name of a bench.
record Given(Map<String, String> values) {

    /// @throws IllegalArgumentException naming the word that the bench does not know
    static Given of(String bench, List<String> words, String... known) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i).replaceFirst("^--", "");
            if (!List.of(known).contains(name) || i + 1 == words.size()) {
                throw new IllegalArgumentException(
                        "bench %s does not know %s".formatted(bench, words.get(i)));
            }
            values.put(name, words.get(i + 1));
        }
        return new Given(Map.copyOf(values));
    }

    String or(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    Optional<Path> path(String name) {
        return Optional.ofNullable(values.get(name)).map(Path::of);
    }

    List<String> words(String name) {
        return Optional.ofNullable(values.get(name))
                .map(all -> List.of(all.split(" ", -1)))
                .orElse(List.of());
    }
}
