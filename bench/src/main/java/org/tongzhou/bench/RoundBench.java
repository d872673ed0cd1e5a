package org.tongzhou.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A round from the freeze to its proof, over a membership of the size asked for, through the
/// production code in a server of its own; and the plain SQL way on a slice of the same data.
final class RoundBench {

    private static final int KIBIBYTES_A_MEBIBYTE = 1024;

    private RoundBench() {}

    /// What the server said before it was ready.
    static final class Heard {

        private final ObjectNode figures = JsonMapper.shared().createObjectNode();
        private long[] readers = {};

        void hear(String line) {
            if (line.startsWith(RoundTrial.SAYS)) {
                String progress = line.substring(RoundTrial.SAYS.length());
                System.out.printf("%s (load %.1f)%n", progress, Machine.load());
            }
            if (line.startsWith(RoundTrial.FIGURES)) {
                String json = line.substring(RoundTrial.FIGURES.length());
                figures.setAll((ObjectNode) JsonMapper.shared().readTree(json));
            }
            if (line.startsWith(Readers.SAYS)) {
                String[] numbers = line.substring(Readers.SAYS.length()).split(",", -1);
                readers = Arrays.stream(numbers).mapToLong(Long::parseLong).toArray();
            }
        }

        ObjectNode figures() {
            return figures;
        }

        long[] readers() {
            return readers;
        }
    }

    static void run(RoundOptions options) throws IOException {
        BenchFolder data = BenchFolder.of(options.data());
        Heard heard = new Heard();
        BenchServer server = start(options, data, heard);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> data.stop(server)));
        print(options, server, heard.figures());
    }

    /// A server that has taken a round of the membership asked for from the freeze to its proof.
    static BenchServer start(RoundOptions options, BenchFolder data, Heard heard) {
        List<String> jvmOptions = new ArrayList<>(options.jvmOptions());
        jvmOptions.add("-Dtongzhou.bench.members=" + options.members());
        jvmOptions.add("-Dtongzhou.bench.seed=" + options.seed());
        jvmOptions.add("-Dtongzhou.ticking=false");
        jvmOptions.add("-Dtongzhou.channel.folder=" + data.path().resolve("channel"));
        return BenchServer.start(data.path(), jvmOptions, heard::hear);
    }

    static Map<String, Object> machine(BenchServer server) throws IOException {
        return Machine.describe(
                server.database().setting("server_version"),
                Files.getFileStore(server.data()).type());
    }

    private static void print(RoundOptions options, BenchServer server, ObjectNode measured)
            throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "round");
        measured.propertyStream().forEach(one -> figures.put(one.getKey(), one.getValue()));
        figures.put("peakResidentMebibytes", peakResident(server.process().pid()));
        figures.put("seed", options.seed());
        figures.put("machine", machine(server));
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
