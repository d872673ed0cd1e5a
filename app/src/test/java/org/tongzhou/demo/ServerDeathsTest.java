package org.tongzhou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The server is killed, and another one goes on.
class ServerDeathsTest extends DeathsScene {

    private static final int KILLED = 128 + 9;
    private static final long SEED = 20250225;

    private QuickJvm jvm;

    @BeforeEach
    void teach() throws IOException, InterruptedException {
        jvm = new QuickJvm(run.folder().resolve("jvm"));
        // The first life learns how to start quickly; it ends with its day.
        assertThat(live(List.of(), Town.START)).isZero();
    }

    @Test
    void atWhateverStepTheServerDiesNothingIsLostAndNothingIsTakenTwice() throws Exception {
        dieAtEveryStep("before", SEED);
    }

    @Override
    void live(List<String> ends) throws IOException, InterruptedException {
        assertThat(live(ends, NEVER)).isEqualTo(KILLED);
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
}
