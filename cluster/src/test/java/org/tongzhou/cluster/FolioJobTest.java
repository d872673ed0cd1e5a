package org.tongzhou.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongzhou.core.frozen.FrozenRound;
import org.tongzhou.core.frozen.SpanParquet;
import org.tongzhou.core.tree.SumNode;
import org.tongzhou.core.tree.SumTree;

/// The job on a real master with two real workers gives what the engine gives in one process.
class FolioJobTest {

    @TempDir static Path folder;
    private static TwoWorkers workers;
    private static JavaSparkContext spark;

    @BeforeAll
    static void start() throws Exception {
        workers = new TwoWorkers(Files.createDirectory(folder.resolve("spark")));
        spark =
                new JavaSparkContext(
                        new SparkConf()
                                .setMaster(workers.master())
                                .setAppName("test")
                                .set("spark.ui.enabled", "false")
                                .set("spark.driver.host", "127.0.0.1")
                                .set("spark.executor.memory", "512m")
                                .set("spark.executor.extraJavaOptions", TwoWorkers.QUICK));
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

        assertIsOf(town, "results", root);
    }

    @Test
    void aWorkerThatIsKilledInTheMiddleChangesNothing() throws Exception {
        FrozenTown town = new FrozenTown(2, 200, 600);
        town.freezeTo(folder.resolve("long"));
        Done done = new Done();
        spark.sc().addSparkListener(done);

        CompletableFuture<SumNode> job =
                CompletableFuture.supplyAsync(
                        () -> new FolioJob(spark).run(folder + "/long", folder + "/killed"));
        while (done.tasks.get() < 20 && !job.isDone()) {
            LockSupport.parkNanos(1_000_000);
        }
        workers.killOne();
        int atTheKill = done.tasks.get();
        SumNode root = job.get();
        workers.startAnother();
        spark.sc().removeSparkListener(done);

        assertThat(atTheKill).isBetween(20, 150);
        assertIsOf(town, "killed", root);
    }

    @Test
    void aFolioThatIsNotWhatWasFrozenIsNamed() throws Exception {
        FrozenTown town = new FrozenTown(3, 4, 50);
        Path frozen = folder.resolve("changed");
        town.freezeTo(frozen);
        Path changed = frozen.resolve(FrozenRound.fileOf(2));
        Files.write(changed, SpanParquet.of(2, town.withoutLastEnrolment(2)));

        FolioJob job = new FolioJob(spark);

        assertThatThrownBy(() -> job.run(frozen.toString(), folder + "/none"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("folio 2:");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void aDamagedFileIsNoticedByItsChecksum() throws Exception {
        Path frozen = folder.resolve("damaged");
        new FrozenTown(4, 3, 50).freezeTo(frozen);
        Path damaged = frozen.resolve(FrozenRound.fileOf(1));
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[bytes.length / 3] ^= 1;
        Files.write(damaged, bytes);

        FolioJob job = new FolioJob(spark);

        assertThatThrownBy(() -> job.run(frozen.toString(), folder + "/none"))
                .hasMessageContaining("folio 1");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private static void assertIsOf(FrozenTown town, String name, SumNode root) throws IOException {
        List<FolioResult> expected = town.results();
        SumTree tree = new SumTree();
        expected.forEach(result -> tree.add(result.node()));

        assertThat(Files.readString(folder.resolve(name).resolve("results.jsonl")))
                .isEqualTo(FolioResult.toLines(expected));
        assertThat(root).isEqualTo(tree.take());
    }

    /// Counts the tasks that workers have done.
    private static final class Done extends SparkListener {

        private final AtomicInteger tasks = new AtomicInteger();

        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            if (end.taskInfo().successful()) {
                tasks.incrementAndGet();
            }
        }
    }
}
