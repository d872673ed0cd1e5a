package org.tongzhou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills servers and databases at every step of a round: what comes out is what comes out without.
class CrashTest {

    @TempDir Path folder;

    @Test
    void aTownLivesWithoutInterruption() throws Exception {
        try (Ground ground = Ground.prepare(folder)) {
            List<String> calm = ground.liveInPeace("calm");
            calm.forEach(System.out::println);
            assertThat(calm).anyMatch(line -> line.startsWith("statement"));
        }
    }
}
