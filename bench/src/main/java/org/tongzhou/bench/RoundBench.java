package org.tongzhou.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A round from the freeze to its proof, over a membership of the size asked for, through the
/// production code in a server of its own; and the plain SQL way on a slice of the same data.
final class RoundBench {

    private static final int KIBIBYTES_A_MEBIBYTE = 1024;

    private RoundBench() {}

    static void run(RoundOptions options) throws IOException {
        BenchFolder data = BenchFolder.of(options.data());
        List<String> jvmOptions = new ArrayList<>(options.jvmOptions());
        jvmOptions.add("-Dtongzhou.bench.members=" + options.members());
        jvmOptions.add("-Dtongzhou.bench.seed=" + options.seed());
        jvmOptions.add("-Dtongzhou.ticking=false");
        jvmOptions.add("-Dtongzhou.channel.folder=" + data.path().resolve("channel"));
        List<String> figures = new ArrayList<>();
        BenchServer server =
                BenchServer.start(data.path(), jvmOptions, line -> hear(line, figures));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> data.stop(server)));
        print(options, server, figures);
    }

    private static void hear(String line, List<String> figures) {
        if (line.startsWith(RoundTrial.SAYS)) {
            System.out.printf(
                    "%s (load %.1f)%n", line.substring(RoundTrial.SAYS.length()), Machine.load());
        }
        if (line.startsWith(RoundTrial.FIGURES)) {
            figures.add(line.substring(RoundTrial.FIGURES.length()));
        }
    }

    private static void print(RoundOptions options, BenchServer server, List<String> measured)
            throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "round");
        for (String part : measured) {
            JsonMapper.shared()
                    .readTree(part)
                    .propertyStream()
                    .forEach(one -> figures.put(one.getKey(), one.getValue()));
        }
        figures.put("peakResidentMebibytes", peakResident(server.process().pid()));
        figures.put("seed", options.seed());
        figures.put(
                "machine",
                Machine.describe(
                        server.database().setting("server_version"),
                        Files.getFileStore(server.data()).type()));
        System.out.println();
        figures.forEach((name, figure) -> System.out.printf("  %-30s %s%n", name, figure));
        System.out.println();
        System.out.println(JsonMapper.shared().writeValueAsString(figures));
    }

    /// The most memory that the server ever held, as Linux counts it; -1 elsewhere.
    private static long peakResident(long process) throws IOException {
        Path status = Path.of("/proc/" + process + "/status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .sum()
                / KIBIBYTES_A_MEBIBYTE;
    }
}
