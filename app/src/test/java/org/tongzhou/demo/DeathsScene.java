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
import org.springframework.context.ConfigurableApplicationContext;

/// A town whose server or whose database is killed with SIGKILL, again and again over some weeks,
/// and started again: what comes out is what comes out where nothing goes wrong, to the fen and to
/// the payment.
abstract class DeathsScene {

    private static final int DEATHS = 25;

    /// The first lives end at a seeded commit between these, where they come to no new step.
    private static final int SHORTEST_LIFE = 30;

    private static final int LONGEST_LIFE = 120;

    /// No life comes so far; how many weeks all of them take depends on what a week writes.
    static final LocalDate NEVER = Town.START.plusYears(1);

    /// What each step of a round writes, and what goes on beside it. At every other one the server
    /// dies before the commit and the database after it, at the rest it is the other way round.
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
                    "collection.refund_order",
                    "collection.refund_approval",
                    "collection.paid_round",
                    "collection.judged_folio",
                    "collection.written_off");

    /// The steps at which it has died.
    private final Set<String> met = new LinkedHashSet<>();

    Ground.Run run;

    @BeforeEach
    void copyTheTown() throws IOException, InterruptedException {
        run = Ground.shared().copy(name());
    }

    private String name() {
        return getClass().getSimpleName();
    }

    @AfterEach
    void close() {
        run.close();
    }

    /// Lives until the victim dies at one of these ends, which is then named in [#met].
    abstract void live(List<String> ends) throws Exception;

    Path met() {
        return run.folder().resolve("met");
    }

    /// @param side `before` or `after`: on which side of the commit of the first step it dies
    void dieAtEveryStep(String side, long seed) throws Exception {
        var random = new SplittableRandom(seed);
        for (int life = 0; life < DEATHS || met.size() < STEPS.size(); life++) {
            List<String> ends = stepsAhead(side);
            if (life < DEATHS) {
                ends.add(seededMoment(random));
            }
            live(ends);
            String end = Files.readString(met());
            String step = end.substring(end.indexOf(' ') + 1);
            if (STEPS.contains(step)) {
                met.add(step);
            }
        }

        try (ConfigurableApplicationContext context = Ground.start(run)) {
            Town town = new Town(context);
            LocalDate today = town.today();
            town.liveUntil(today);
            assertThat(run.with(Outcome.of(context)))
                    .containsExactlyElementsOf(
                            Ground.shared().calmOutcome(name() + "-calm", today));
        }
    }

    /// The steps at which it has not died yet.
    private List<String> stepsAhead(String side) {
        List<String> ends = new ArrayList<>();
        for (int i = 0; i < STEPS.size(); i++) {
            if (!met.contains(STEPS.get(i))) {
                ends.add((i % 2 == 0 ? side : other(side)) + " " + STEPS.get(i));
            }
        }
        return ends;
    }

    private static String other(String side) {
        return side.equals("before") ? "after" : "before";
    }

    private static String seededMoment(SplittableRandom random) {
        String side = random.nextBoolean() ? "before " : "after ";
        return side + random.nextInt(SHORTEST_LIFE, LONGEST_LIFE);
    }
}
