package org.tongzhou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The bench of a round, from the command line to the last line of JSON, with so few members that
/// it takes seconds. It measures nothing here.
class SmallRoundTest {

    /// So few fail that the database has nothing to vacuum, which it would take a minute to do.
    private static final String FEWER = "2000,3000";

    @Test
    void aRoundIsMeasuredColdAndWarmAndInTwoSizes() throws Exception {
        List<String> words = List.of("--members", FEWER);

        Saying bench = () -> RoundBench.run(RoundOptions.rounds(words));
        JsonNode figures = bench.lastLine();

        JsonNode larger = figures.path("sizes").get(1);
        assertThat(larger.path("pain008MegabytesPerSecond").longValue()).isPositive();
        for (JsonNode round : List.of(larger, larger.path("warmRound"))) {
            long payers = round.path("payers").longValue();
            assertThat(payers).isPositive();
            assertThat(round.path("failing").longValue()).isBetween(payers / 60, payers / 30);
            assertThat(round.path("bytesAddedWhileOpen").isNumber()).isTrue();
            assertThat(round.path("bytesAddedAfterClose").isNumber()).isTrue();
        }
        JsonNode growth = figures.path("growth");
        for (String step :
                List.of("freeze", "statement", "tree", "debits", "answers", "retry", "close")) {
            assertThat(growth.path(step + "NanosAMember").path("growth").isNumber()).isTrue();
        }
    }
}
