package org.tongzhou.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// The command line of the sandbox.
record Options(int port, Path data, String secret, boolean endsWithParent, Map<Dial, Long> turned) {

    private static final String USAGE =
            "usage: --port N --data DIR --secret-file FILE [--exit-with-parent] [--seed S]"
                    + " [--insufficient-per-mille N ...]";

    static Options read(String... args) throws IOException {
        Map<String, String> values = new HashMap<>();
        EnumMap<Dial, Long> turned = new EnumMap<>(Dial.class);
        boolean endsWithParent = false;
        Iterator<String> words = List.of(args).iterator();
        while (words.hasNext()) {
            String word = words.next();
            String flag = word.startsWith("--") ? word.substring(2) : word;
            if (flag.equals("exit-with-parent")) {
                endsWithParent = true;
                continue;
            }
            String value = words.hasNext() ? words.next() : "";
            if (Dial.ofFlag(flag).isPresent()) {
                turned.put(Dial.ofFlag(flag).get(), number(flag, value));
            } else {
                values.put(flag, value);
            }
        }
        return new Options(
                port(required(values, "port")),
                Path.of(required(values, "data")),
                secret(Path.of(required(values, "secret-file"))),
                endsWithParent,
                requireNothingElse(values, turned));
    }

    private static int port(String value) {
        long port = number("port", value);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("no such port: " + value);
        }
        return (int) port;
    }

    private static String required(Map<String, String> values, String flag) {
        String value = values.remove(flag);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("--" + flag + " is missing; " + USAGE);
        }
        return value;
    }

    private static Map<Dial, Long> requireNothingElse(
            Map<String, String> values, Map<Dial, Long> turned) {
        if (!values.isEmpty()) {
            throw new IllegalArgumentException("unknown: " + values.keySet() + "; " + USAGE);
        }
        return turned;
    }

    private static long number(String flag, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + flag + " takes a number; " + USAGE, e);
        }
    }

    private static String secret(Path file) throws IOException {
        return Files.readString(file).strip();
    }
}
