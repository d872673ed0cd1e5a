package org.tongzhou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The bench that fills a database, from the command line to the last line of JSON, with so few
/// members that it takes seconds. It measures nothing here.
class SmallPopulationTest {

    private static final String FEW = "20000";

    private static JsonNode population(String seed) throws Exception {
        List<String> words = List.of("--members", FEW, "--seed", seed);
        Saying bench = () -> PopulationBench.run(RoundOptions.population(words));
        return bench.lastLine();
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
}
