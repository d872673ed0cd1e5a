package org.tongzhou.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// What `bench join` found: a table for people, and one line of JSON.
final class JoinReport {

    private static final double NANOS_A_SECOND = 1e9;
    private static final double NANOS_A_MICRO = 1e3;

    private final JoinOptions options;
    private final Map<String, Object> machine;
    private final boolean isDurable;
    private final List<JoinDriver.Slice> slices = new ArrayList<>();
    private final List<Double> pgbenchRates = new ArrayList<>();
    private CpuTimes cpu = new CpuTimes(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    JoinReport(JoinOptions options, Map<String, Object> machine, boolean isDurable) {
        this.options = options;
        this.machine = machine;
        this.isDurable = isDurable;
    }

    void add(JoinDriver.Slice slice, CpuTimes used) {
        slices.add(slice);
        cpu = cpu.plus(used);
    }

    void addPgbench(double perSecond) {
        pgbenchRates.add(perSecond);
    }

    boolean hasErrors() {
        return errors() > 0;
    }

    private int errors() {
        return slices.stream().mapToInt(JoinDriver.Slice::errors).sum();
    }

    private Optional<String> firstError() {
        return slices.stream().flatMap(slice -> slice.firstError().stream()).findFirst();
    }

    private long joins() {
        return slices.stream().mapToLong(slice -> slice.latencies().count()).sum();
    }

    private double seconds() {
        return slices.stream().mapToLong(JoinDriver.Slice::nanos).sum() / NANOS_A_SECOND;
    }

    private double joinsPerSecond() {
        return joins() / seconds();
    }

    /// Slices are of one length, so the mean of their rates is the rate of all.
    private double pgbenchPerSecond() {
        return pgbenchRates.stream().mapToDouble(rate -> rate).average().orElse(Double.NaN);
    }

    private double microsAJoin(Duration used) {
        return used.toNanos() / NANOS_A_MICRO / Math.max(1, joins());
    }

    void print() {
        Map<String, Object> figures = figures();
        System.out.println();
        figures.forEach((name, figure) -> System.out.printf("  %-38s %s%n", name, figure));
        firstError().ifPresent(error -> System.out.println("  first refusal: " + error));
        System.out.println();
        System.out.println(JsonMapper.shared().writeValueAsString(figures));
    }

    private Map<String, Object> figures() {
        Latencies latencies =
                Latencies.of(
                        slices.stream().map(slice -> slice.latencies().sortedNanos()).toList());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "join");
        figures.put("joinsPerSecond", rounded(joinsPerSecond()));
        figures.put("pgbenchPerSecond", rounded(pgbenchPerSecond()));
        figures.put("ratioToPgbench", hundredths(joinsPerSecond() / pgbenchPerSecond()));
        figures.put("joinsPerSecondBySlice", rates(slices));
        figures.put(
                "pgbenchPerSecondBySlice", pgbenchRates.stream().map(JoinReport::rounded).toList());
        figures.put("callsPerJoin", 1);
        figures.put("p50Millis", hundredths(latencies.percentileMillis(50)));
        figures.put("p95Millis", hundredths(latencies.percentileMillis(95)));
        figures.put("p99Millis", hundredths(latencies.percentileMillis(99)));
        figures.put("joins", joins());
        figures.put("errors", errors());
        figures.put("serverCpuMicrosPerJoin", rounded(microsAJoin(cpu.server())));
        figures.put("driverCpuMicrosPerJoin", rounded(microsAJoin(cpu.driver())));
        figures.put("postgresCpuMicrosPerJoin", rounded(microsAJoin(cpu.postgres())));
        figures.put("durableCommits", isDurable);
        figures.put("connections", options.connections());
        figures.put("secondsPerSlice", options.seconds());
        figures.put("slices", options.slices());
        figures.put("warmUpSeconds", options.warmUpSeconds());
        figures.put("accounts", options.accounts());
        figures.put("seed", options.seed());
        figures.put("loadAverageAtEnd", hundredths(Machine.load()));
        figures.put("machine", machine);
        return figures;
    }

    private static List<Long> rates(List<JoinDriver.Slice> slices) {
        return slices.stream().map(slice -> rounded(slice.perSecond())).toList();
    }

    private static long rounded(double number) {
        return Math.round(number);
    }

    private static double hundredths(double number) {
        return Math.round(number * 100) / 100.0;
    }
}
