package org.tongzhou;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.tongzhou.collection.Ticker;
import org.tongzhou.database.DataFolder;
import org.tongzhou.demo.Demo;
import org.tongzhou.rounds.Progress;

/// `demo`: plays a year with invented people on the embedded database, and leaves a running site.
final class DemoCommand {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);

    private DemoCommand() {}

    static void run(CommandLine line) {
        Server server = serve(line);
        System.out.println("begin at " + server.url() + "/demo/tour");
        System.out.println("ready " + server.url());
        if (line.options().containsKey("exit")) {
            System.exit(SpringApplication.exit(server.context()));
        }
    }

    /// A server with a year behind it: the one in the folder, or a new one.
    static Server serve(CommandLine line) {
        Path data = Path.of(line.option("data", "data/demo")).toAbsolutePath();
        int members = Integer.parseInt(line.option("members", "20000"));
        long seed = Long.parseLong(line.option("seed", "1"));
        // Before the sandbox: another demo's sandbox may be at work in the folder.
        DataFolder held = DataFolder.hold(data);
        DemoFolder folder = new DemoFolder(data);
        boolean played = folder.open(line.options().containsKey("anew"));
        SandboxChild sandbox = SandboxChild.start(data, seed);
        SpringApplication.getShutdownHandlers().add(sandbox::stop);
        Map<String, Object> settings = new HashMap<>(sandbox.settings());
        settings.put("tongzhou.demo", "true");
        settings.put("tongzhou.ticking", "false");
        // A year of invented people may lose its last moments in a power cut: no commit waits for
        // the disk.
        settings.put(
                "spring.datasource.hikari.connection-init-sql",
                "set role tongzhou_app; set synchronous_commit = off");
        settings.put("tongzhou.data", data.toString());
        // Whoever reaches the demo may sign in as its staff: that is for this machine alone.
        CommandLine here = line.with("data", data.toString()).with("address", Server.LOOPBACK);
        Server server = Server.start(here, held, settings);
        Demo demo = server.context().getBean(Demo.class);
        if (!played) {
            demo.play(START, START.plusYears(1), members, seed, progress());
            folder.played();
        }
        server.context().getBean(Ticker.class).start();
        figures(demo);
        return server;
    }

    private static Progress progress() {
        return (day, days) -> {
            if (day % 5 == 0 || day == days) {
                System.out.printf("\rday %d of %d%s", day, days, day == days ? "\n" : "");
                System.out.flush();
            }
        };
    }

    private static void figures(Demo demo) {
        String row = "%-22s %6s %8s %6s %14s %12s %14s %12s %12s %12s %14s%n";
        System.out.printf(
                row, "plan", "rounds", "members", "cases", "payouts", "fee", "charged", "subsidy",
                "surplus", "open", "bank");
        for (Demo.Figures plan : demo.figures()) {
            System.out.printf(
                    row,
                    plan.plan(),
                    plan.rounds(),
                    plan.members(),
                    plan.cases(),
                    plan.payouts(),
                    plan.fee(),
                    plan.charged(),
                    plan.subsidy(),
                    plan.surplus(),
                    plan.open(),
                    plan.bank());
        }
    }
}
