package org.tongzhou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// PostgreSQL is killed under the server, and starts again on what it left.
class DatabaseDeathsTest extends DeathsScene {

    private static final long SEED = 20250226;

    @Test
    void atWhateverStepTheDatabaseDiesNothingIsLostAndNothingIsTakenTwice() throws Exception {
        dieAtEveryStep("after", SEED);
    }

    @Override
    void live(List<String> ends) {
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
