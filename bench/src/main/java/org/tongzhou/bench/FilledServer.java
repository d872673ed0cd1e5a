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

/// A server in a process of its own whose database was filled with a membership, and that has taken
/// the rounds asked for.
final class FilledServer {

    private static final int KIBIBYTES_A_MEBIBYTE = 1024;

    private final RoundOptions options;
    private final BenchFolder data;
    private final ObjectNode figures = JsonMapper.shared().createObjectNode();
    private long[] readers = {};
    private final BenchServer server;

    private FilledServer(RoundOptions options) throws IOException {
        this.options = options;
        this.data = BenchFolder.of(options.data());
        List<String> jvmOptions = new ArrayList<>(options.jvmOptions());
        jvmOptions.add("-Dtongzhou.bench.members=" + options.members());
        jvmOptions.add("-Dtongzhou.bench.rounds=" + options.rounds());
        jvmOptions.add("-Dtongzhou.bench.seed=" + options.seed());
        jvmOptions.add("-Dtongzhou.ticking=false");
        jvmOptions.add("-Dtongzhou.channel.folder=" + data.path().resolve("channel"));
        this.server = BenchServer.start(data.path(), jvmOptions, this::hear);
    }

    static FilledServer start(RoundOptions options) throws IOException {
        FilledServer started = new FilledServer(options);
        // Also when somebody presses Ctrl-C.
        Runtime.getRuntime().addShutdownHook(new Thread(started::stop));
        return started;
    }

    private void hear(String line) {
        if (line.startsWith(Said.PROGRESS)) {
            String progress = line.substring(Said.PROGRESS.length());
            System.out.printf("%s (load %.1f)%n", progress, Machine.load());
        }
        if (line.startsWith(Said.FIGURES)) {
            String json = line.substring(Said.FIGURES.length());
            figures.setAll((ObjectNode) JsonMapper.shared().readTree(json));
        }
        if (line.startsWith(Readers.SAYS)) {
            String[] numbers = line.substring(Readers.SAYS.length()).split(",", -1);
            readers = Arrays.stream(numbers).mapToLong(Long::parseLong).toArray();
        }
    }

    /// What it said of itself before it was ready.
    ObjectNode figures() {
        return figures;
    }

    long[] readers() {
        return readers;
    }

    BenchServer server() {
        return server;
    }

    Path channel() {
        return data.path().resolve("channel");
    }

    void stop() {
        data.stop(server);
    }

    /// Its figures, under the name of a bench and with what they were measured on.
    Map<String, Object> report(String bench) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("bench", bench);
        figures.propertyStream().forEach(one -> report.put(one.getKey(), one.getValue()));
        report.put("peakResidentMebibytes", peakResident(server.process().pid()));
        report.put("seed", options.seed());
        report.put("loadAverageAtEnd", Machine.load());
        report.put("machine", machine());
        return report;
    }

    Map<String, Object> machine() throws IOException {
        return Machine.describe(
                server.database().setting("server_version"),
                Files.getFileStore(server.data()).type());
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
