package org.tongzhou;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was typed: a command and its `--name value` options.
record CommandLine(String command, Map<String, String> options) {

    static CommandLine of(List<String> words) {
        Map<String, String> options = new HashMap<>();
        String command = words.isEmpty() ? "help" : words.getFirst();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                throw new IllegalArgumentException("not an option: " + word);
            }
            boolean hasValue = i + 1 < words.size() && !words.get(i + 1).startsWith("--");
            options.put(word.substring(2), hasValue ? words.get(++i) : "true");
        }
        return new CommandLine(command, Map.copyOf(options));
    }

    String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    /// The same line with an option set.
    CommandLine with(String name, String value) {
        Map<String, String> more = new HashMap<>(options);
        more.put(name, value);
        return new CommandLine(command, Map.copyOf(more));
    }

    /// The folder that everything of this platform lies in.
    Path data() {
        return Path.of(option("data", "data")).toAbsolutePath();
    }
}
