package org.tongzhou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Kills the server and PostgreSQL with SIGKILL, fifty times over some weeks, and starts them
/// again: what comes out is what comes out where nothing goes wrong, to the fen and to the payment.
class CrashTest {

    private static final int KILLED = 128 + 9;
    private static final int DEATHS = 50;

    /// A life that comes to no new step ends at a seeded commit between these.
    private static final int SHORTEST_LIFE = 30;

    private static final int LONGEST_LIFE = 120;
    private static final long SEED = 20250225;

    /// By then every step has been met.
    private static final int MOST_DEATHS = 70;

    /// No life comes so far; how many weeks fifty of them take depends on what a week writes.
    private static final LocalDate NEVER = Town.START.plusYears(1);

    /// What each step of a round writes, and what goes on beside it. At each both die: who comes to
    /// it first dies before the commit, the other after it.
    private static final List<String> STEPS =
            List.of(
                    "rounds.round",
                    "rounds.folio_count",
                    "enrolment.span_page",
                    "rounds.published_case",
                    "rounds.approval",
                    "rounds.adjustment",
                    "rounds.statement",
                    "rounds.folio_result",
                    "rounds.proof",
                    "collection.run",
                    "collection.batch",
                    "collection.channel_event",
                    "collection.paid_later",
                    "collection.settled_day",
                    "collection.payout",
                    "collection.top_up",
                    "collection.paid_round",
                    "collection.judged_folio",
                    "collection.written_off");

    private final SplittableRandom random = new SplittableRandom(SEED);

    /// Such as `server before rounds.proof`.
    private final Set<String> deaths = new LinkedHashSet<>();

    private Ground.Run run;
    private QuickJvm jvm;

    @BeforeEach
    void prepare() throws IOException, InterruptedException {
        run = Ground.shared().copy("crash");
        jvm = new QuickJvm(run.folder().resolve("jvm"));
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void whateverDiesAtWhateverStepNothingIsLostAndNothingIsTakenTwice() throws Exception {
        // The first life learns how to start quickly; it ends with its day.
        assertThat(live(List.of(), Town.START)).isZero();

        for (int life = 0; life < DEATHS || !notMet().isEmpty(); life++) {
            assertThat(life).as("deaths without one at %s", notMet()).isLessThan(MOST_DEATHS);
            String victim = life % 2 == 0 ? "server" : "database";
            List<String> ends = ends(victim);
            if (victim.equals("server")) {
                assertThat(live(ends, NEVER)).isEqualTo(KILLED);
            } else {
                liveUntilDatabaseDies(ends);
            }
            deaths.add("%s %s".formatted(victim, Files.readString(met())));
        }

        try (ConfigurableApplicationContext context = Ground.start(run)) {
            Town town = new Town(context);
            LocalDate today = town.today();
            town.liveUntil(today);
            assertThat(run.with(Outcome.of(context)))
                    .containsExactlyElementsOf(Ground.shared().calmOutcome(today));
        }
    }

    /// The steps at which not both have died yet.
    private List<String> notMet() {
        return STEPS.stream()
                .filter(step -> !diedAt("server", step) || !diedAt("database", step))
                .toList();
    }

    /// The steps at which the victim has not died yet, and a seeded moment.
    private List<String> ends(String victim) {
        List<String> ends = new ArrayList<>();
        for (String step : STEPS) {
            if (!diedAt(victim, step)) {
                boolean isFirst = !diedAt("server", step) && !diedAt("database", step);
                ends.add((isFirst ? "before " : "after ") + step);
            }
        }
        String side = random.nextBoolean() ? "before " : "after ";
        ends.add(side + random.nextInt(SHORTEST_LIFE, LONGEST_LIFE));
        return ends;
    }

    private boolean diedAt(String victim, String step) {
        return deaths.contains(victim + " before " + step)
                || deaths.contains(victim + " after " + step);
    }

    private Path met() {
        return run.folder().resolve("met");
    }

    private int live(List<String> ends, LocalDate until) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(run.place().arguments());
        arguments.addAll(List.of(until.toString(), met().toString(), String.join(",", ends)));
        Path log = run.folder().resolve("server.log");
        int code = jvm.run(CrashServer.class, arguments, log);
        if (code != KILLED && !ends.isEmpty()) {
            Files.readAllLines(log).forEach(System.err::println);
        }
        return code;
    }

    private void liveUntilDatabaseDies(List<String> ends) {
        boolean[] died = new boolean[1];
        Steps steps =
                new Steps(
                        new Ends(ends, met()),
                        () -> {
                            run.killDatabase();
                            died[0] = true;
                        });
        try (ConfigurableApplicationContext context = CrashServer.start(run.place(), steps)) {
            new Town(context).liveUntil(NEVER);
        } catch (RuntimeException e) {
            assertThat(died[0]).as("failed otherwise than by its database: %s", e).isTrue();
            run = run.withDatabaseStartedAgain();
            return;
        }
        throw new AssertionError("the database did not die " + ends);
    }
}
