package org.tongzhou.bench;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Passbook pages and receipts under an open load, with a membership of the size asked for in the
/// database and a year of rounds behind it, the last of them struck by the production code.
final class PassbookBench {

    private static final int MEDIAN = 50;
    private static final int NEARLY_ALL = 99;

    private final PassbookOptions options;
    private final FilledServer filled;
    private final BenchServer server;
    private final long[] enrolments;
    private final String noticeOn;

    private PassbookBench(PassbookOptions options, FilledServer filled) {
        this.options = options;
        this.filled = filled;
        this.server = filled.server();
        this.enrolments = filled.readers();
        this.noticeOn = filled.figures().path("noticeOn").stringValue();
    }

    static void run(PassbookOptions options) throws Exception {
        var bench = new PassbookBench(options, FilledServer.start(options.round()));
        bench.measure(options.warmUpSeconds());
        bench.print(bench.measure(options.seconds()));
    }

    private record Measured(Latencies pages, Latencies receipts, CpuTimes cpu) {}

    private Measured measure(int seconds) throws Exception {
        System.out.printf("reading for %d seconds (load %.1f)%n", seconds, Machine.load());
        CpuTimes before = cpu();
        var pages = new OpenLoop(server.port(), options.pagesPerSecond(), seconds, this::page);
        var receipts =
                new OpenLoop(server.port(), options.receiptsPerSecond(), seconds, this::receipt);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Latencies> ofReceipts = threads.submit(receipts::run);
            Latencies ofPages = pages.run();
            return new Measured(ofPages, ofReceipts.get(), cpu().minus(before));
        }
    }

    private CpuTimes cpu() {
        return CpuTimes.of(server.process().toHandle(), server.database().handle());
    }

    private String page(int at) {
        return get("/me/passbook", reader(at));
    }

    private String receipt(int at) {
        long enrolment = reader(at);
        return get("/api/v1/enrolments/" + enrolment + "/receipts/" + noticeOn, enrolment);
    }

    /// One after the other, in steps that are no divisor of their number.
    private long reader(int at) {
        return enrolments[(int) (at * 7919L % enrolments.length)];
    }

    private static String get(String path, long enrolment) {
        return "GET %s HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\n\r\n"
                .formatted(path, Readers.cookie(enrolment));
    }

    private void print(Measured measured) throws IOException {
        Map<String, Object> figures = filled.report("passbook");
        figures.put("readers", enrolments.length);
        figures.put("pagesPerSecond", options.pagesPerSecond());
        figures.put("receiptsPerSecond", options.receiptsPerSecond());
        figures.put("pageP50Millis", measured.pages().percentileMillis(MEDIAN));
        figures.put("pageP99Millis", measured.pages().percentileMillis(NEARLY_ALL));
        figures.put("receiptP50Millis", measured.receipts().percentileMillis(MEDIAN));
        figures.put("receiptP99Millis", measured.receipts().percentileMillis(NEARLY_ALL));
        int requests = measured.pages().count() + measured.receipts().count();
        figures.put("requests", requests);
        figures.put(
                "serverCpuMicrosPerRequest", measured.cpu().server().toNanos() / 1000 / requests);
        figures.put("secondsOfReading", options.seconds());
        Report.print(figures);
    }
}
