package org.tongzhou.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongzhou.core.tree.SumNode;

/// The job on a real master with two real workers gives what the engine gives in one process.
class FolioJobTest {

    @TempDir static Path folder;
    private static TwoWorkers workers;
    private static SparkSession spark;

    @BeforeAll
    static void start() throws Exception {
        workers = new TwoWorkers(Files.createDirectory(folder.resolve("spark")));
        spark =
                SparkSession.builder()
                        .master(workers.master())
                        .appName("test")
                        .config("spark.ui.enabled", "false")
                        .config("spark.driver.host", "127.0.0.1")
                        .config("spark.executor.memory", "512m")
                        .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
        workers.close();
    }

    @Test
    void theJobGivesTheSameBytesAsTheEngineInOneProcess() throws Exception {
        FrozenTown town = new FrozenTown(1, 30, 300);
        town.freezeTo(folder.resolve("frozen"));

        SumNode root = new FolioJob(spark).run(folder + "/frozen", folder + "/results");

        assertThat(Files.readString(folder.resolve("results/results.jsonl")))
                .isEqualTo(FrozenTown.lines(town.results()));
        assertThat(root).isEqualTo(FrozenTown.root(town.results()));
    }
}
