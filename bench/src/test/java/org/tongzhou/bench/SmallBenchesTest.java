package org.tongzhou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The benches that fill a database, from the command line to the last line of JSON, with so few
/// members that it takes seconds. They measure nothing here.
class SmallBenchesTest {

    private static final String FEW = "20000";

    /// So few fail that the database has nothing to vacuum, which it would take a minute to do.
    private static final String FEWER = "2000,3000";

    private interface Measuring {
        void run() throws Exception;
    }

    /// What a bench says with its last line.
    private static JsonNode said(Measuring bench) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            bench.run();
        } finally {
            System.setOut(before);
        }
        String all = bytes.toString(StandardCharsets.UTF_8);
        return JsonMapper.shared().readTree(all.lines().toList().getLast());
    }

    private static JsonNode population(String seed) throws Exception {
        List<String> words = List.of("--members", FEW, "--seed", seed);
        return said(() -> PopulationBench.run(RoundOptions.population(words)));
    }

    @Test
    void theSameSeedWritesTheSamePopulationWithAllThatARoundMeets() throws Exception {
        JsonNode first = population("7");
        JsonNode again = population("7");
        JsonNode other = population("8");

        assertThat(first.path("populationDigest").stringValue()).hasSize(64);
        assertThat(again.path("populationDigest")).isEqualTo(first.path("populationDigest"));
        assertThat(other.path("populationDigest")).isNotEqualTo(first.path("populationDigest"));
        assertThat(first.path("members").longValue()).isBetween(18_000L, 22_000L);
        assertThat(first.path("databaseBytesAMember").longValue()).isPositive();
        assertThat(first.path("prePaidMembers").longValue()).isPositive();
        assertThat(first.path("membersWhoLeft").longValue()).isPositive();
        assertThat(first.path("openHouseholds").longValue()).isPositive();
        assertThat(first.path("seed").longValue()).isEqualTo(7);
    }

    @Test
    void aRoundIsMeasuredColdAndWarmAndInTwoSizes() throws Exception {
        List<String> words = List.of("--members", FEWER);

        JsonNode figures = said(() -> RoundBench.run(RoundOptions.rounds(words)));

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
