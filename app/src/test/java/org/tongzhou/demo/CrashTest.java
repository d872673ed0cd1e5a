package org.tongzhou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Kills the server and PostgreSQL with SIGKILL at the steps of a round, and starts them again:
/// what comes out is what comes out where nothing goes wrong, to the fen and to the payment.
class CrashTest {

    private static final int KILLED = 128 + 9;

    /// Where the server's process dies, in the order of a round; each counts from its start.
    private static final List<String> SERVER_DIES =
            List.of(
                    "after rounds.round 5",
                    "before rounds.folio_count 2",
                    "before rounds.folio_result 2",
                    "before rounds.statement 1",
                    "before collection.batch 2",
                    "before collection.payout 5",
                    "after collection.settled_day 2");

    private static final List<String> DATABASE_DIES =
            List.of("before rounds.statement 2", "after collection.batch 1", seeded(1));

    private static String seeded(long seed) {
        return "before " + Steps.ANY + " " + new SplittableRandom(seed).nextInt(10, 120);
    }

    @Test
    void whateverDiesAtWhateverStepNothingIsLostAndNothingIsTakenTwice() throws Exception {
        List<String> calm = Ground.shared().calmOutcome();
        assertThat(calm).anyMatch(line -> line.startsWith("statement"));

        Ground.Run run = Ground.shared().copy("crash");
        List<String> outcome = new ArrayList<>();
        try {
            for (String step : SERVER_DIES) {
                assertThat(liveInProcess(run, step)).as("dies %s", step).isEqualTo(KILLED);
            }
            for (String step : DATABASE_DIES) {
                run = liveUntilDatabaseDies(run, step);
            }
            try (ConfigurableApplicationContext context = Ground.start(run)) {
                new Town(context).liveUntil(Ground.UNTIL);
                outcome.addAll(run.with(Outcome.of(context)));
            }
        } finally {
            run.close();
        }

        assertThat(outcome).containsExactlyElementsOf(calm);
    }

    private static int liveInProcess(Ground.Run run, String step)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(CrashServer.class.getName());
        command.addAll(run.place().arguments());
        command.addAll(List.of(Ground.UNTIL.toString(), step));
        command.add(run.folder().resolve("outcome").toString());
        File log = run.folder().resolve("server.log").toFile();
        Process server =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                        .start();
        int code = server.waitFor();
        if (code != KILLED) {
            Files.readAllLines(log.toPath()).forEach(System.err::println);
        }
        return code;
    }

    private static Ground.Run liveUntilDatabaseDies(Ground.Run run, String step) {
        boolean[] died = new boolean[1];
        Steps steps =
                new Steps(
                        Steps.Where.of(step),
                        () -> {
                            run.killDatabase();
                            died[0] = true;
                        });
        try (ConfigurableApplicationContext context = CrashServer.start(run.place(), steps)) {
            new Town(context).liveUntil(Ground.UNTIL);
        } catch (RuntimeException e) {
            assertThat(died[0]).as("failed otherwise than by its database: %s", e).isTrue();
            return run.withDatabaseStartedAgain();
        }
        throw new AssertionError("the database did not die " + step);
    }
}
