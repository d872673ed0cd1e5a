package org.tongzhou.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Complete joins over HTTP (household, declaration, enrolment, mandate), and in turn with them the
/// same SQL by pgbench on the same database.
///
/// Taking turns makes the comparison fair: what else the machine does, and how full the tables are,
/// is the same for both.
final class JoinBench {

    private final JoinOptions options;
    private final BenchServer server;
    private final DatabaseAccess database;
    private final JoinDriver driver;
    private final Pgbench pgbench;

    private JoinBench(JoinOptions options, BenchServer server) {
        this.options = options;
        this.server = server;
        this.database = server.database();
        int accounts = options.accounts();
        this.driver =
                new JoinDriver(
                        server.port(),
                        options.connections(),
                        new JoinRequests(accounts, options.seed()));
        this.pgbench = new Pgbench(database, server.data(), options.connections(), accounts);
    }

    static void run(JoinOptions options) throws IOException, InterruptedException {
        BenchFolder data = BenchFolder.of(options.data());
        progress("starting the server and making %,d accounts".formatted(options.accounts()));
        List<String> jvmOptions = new ArrayList<>(options.jvmOptions());
        jvmOptions.add("-Dtongzhou.bench.accounts=" + options.accounts());
        BenchServer server = BenchServer.start(data.path(), jvmOptions, _ -> {});
        Thread stop = new Thread(() -> data.stop(server));
        Runtime.getRuntime().addShutdownHook(stop);
        JoinReport report = new JoinBench(options, server).measure();
        report.print();
        if (report.hasErrors()) {
            System.exit(1);
        }
    }

    private JoinReport measure() throws InterruptedException, IOException {
        JoinReport report =
                new JoinReport(
                        options,
                        Machine.describe(
                                database.setting("server_version"),
                                Files.getFileStore(server.data()).type()),
                        database.setting("synchronous_commit").equals("on")
                                && database.setting("fsync").equals("on"));
        if (options.warmUpSeconds() > 0) {
            var warm = joins("warm-up", options.warmUpSeconds());
            warm.firstError().ifPresent(error -> progress("warm-up refused: " + error));
        }
        for (int i = 1; i <= options.slices(); i++) {
            CpuTimes before = cpu();
            JoinDriver.Slice slice = joins("slice " + i, options.seconds());
            report.add(slice, cpu().minus(before));
            double rate = pgbench.run(options.seconds());
            report.addPgbench(rate);
            progress("slice %d: pgbench %,.0f a second".formatted(i, rate));
        }
        return report;
    }

    private CpuTimes cpu() {
        return CpuTimes.of(server.process().toHandle(), database.handle());
    }

    private JoinDriver.Slice joins(String name, int seconds) throws InterruptedException {
        JoinDriver.Slice slice = driver.run(Duration.ofSeconds(seconds));
        progress("%s: %,.0f joins a second".formatted(name, slice.perSecond()));
        return slice;
    }

    private static void progress(String what) {
        System.out.printf("%s (load %.1f)%n", what, Machine.load());
        System.out.flush();
    }
}
