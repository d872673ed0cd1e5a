package org.tongzhou.bench;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A bench as somebody starts it who reads its last line.
@FunctionalInterface
interface Saying {

    void run() throws Exception;

    /// What it says with its last line of JSON. Nothing else may print meanwhile in this process.
    default JsonNode lastLine() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            run();
        } finally {
            System.setOut(before);
        }
        String all = bytes.toString(StandardCharsets.UTF_8);
        return JsonMapper.shared().readTree(all.lines().toList().getLast());
    }
}
