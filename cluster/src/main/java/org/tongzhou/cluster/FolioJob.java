package org.tongzhou.cluster;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.tongzhou.core.frozen.FrozenRound;
import org.tongzhou.core.frozen.FrozenRound.FolioSum;
import org.tongzhou.core.tree.Chunks;
import org.tongzhou.core.tree.SumNode;
import org.tongzhou.core.tree.SumTree;

/// Computes a struck round from its frozen spans: every charge, each folio's result and the root of
/// the round, the same bytes as the platform's.
final class FolioJob {

    /// A file is a task: cost and most of a partition are the same, so that no two share one.
    private static final String ONE_FILE = "128m";

    private final SparkSession spark;
    private final Storage storage;

    FolioJob(SparkSession spark) {
        this.spark = spark;
        storage = new Storage(spark.sparkContext().hadoopConfiguration());
    }

    /// Reads the round that lies at `from`, and writes `results.jsonl` and `proof.json` to `to`.
    ///
    /// @return the root of the round
    /// @throws IllegalStateException that names the folios that are not what was frozen
    SumNode run(String from, String to) {
        FrozenRound frozen = FrozenRound.ofJson(storage.read(from, FrozenRound.DOCUMENT));
        byte[] key = HexFormat.of().parseHex(storage.read(from, FrozenRound.KEY).strip());
        List<FolioResult> results = inOrder(frozen, pass(frozen, key, from));
        SumTree tree = new SumTree();
        StringBuilder lines = new StringBuilder();
        for (FolioResult result : results) {
            tree.add(result.node());
            lines.append(result.toJson());
        }
        SumNode root = tree.take();
        storage.write(to, "results.jsonl", lines.toString());
        storage.write(to, "proof.json", proof(frozen, root));
        return root;
    }

    private List<FolioResult> pass(FrozenRound frozen, byte[] key, String from) {
        spark.conf().set("spark.sql.files.maxPartitionBytes", ONE_FILE);
        spark.conf().set("spark.sql.files.openCostInBytes", ONE_FILE);
        return spark.read()
                .schema(FolioTask.COLUMNS)
                .parquet(from + "/" + FrozenRound.SPANS)
                .toJavaRDD()
                .mapPartitions(new FolioTask(frozen.withoutFolios().toJson(), key))
                .collect();
    }

    /// A result for each folio of the round, held equal to the counts of its freeze.
    private static List<FolioResult> inOrder(FrozenRound frozen, List<FolioResult> found) {
        List<String> faults = new ArrayList<>();
        Map<Integer, FolioResult> byFolio = new TreeMap<>();
        for (FolioResult result : found) {
            if (byFolio.put(result.folio(), result) != null) {
                faults.add("folio %d is there twice".formatted(result.folio()));
            }
        }
        List<FolioResult> results = new ArrayList<>();
        for (FolioSum sum : frozen.folios()) {
            FolioResult own = byFolio.remove(sum.folio());
            FolioResult result = own != null ? own : nothing(sum.folio());
            if (result.members() != sum.members() || result.chargedMinor() != sum.chargedMinor()) {
                faults.add(difference(sum, result));
            }
            results.add(result);
        }
        byFolio.keySet().forEach(folio -> faults.add("folio %d is not counted".formatted(folio)));
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("; ", faults));
        }
        return results;
    }

    /// A folio in which nobody ever was in the plan has no rows.
    private static FolioResult nothing(int folio) {
        return FolioResult.of(folio, new Chunks(List.of()));
    }

    private static String difference(FolioSum sum, FolioResult result) {
        return "folio %d: %d members and %d were frozen, the spans give %d and %d"
                .formatted(
                        sum.folio(),
                        sum.members(),
                        sum.chargedMinor(),
                        result.members(),
                        result.chargedMinor());
    }

    private static String proof(FrozenRound frozen, SumNode root) {
        return """
        {"plan": %d, "round": %d, "folios": %d, "members": %d, "charged_minor": %d, \
        "root": "%s"}
        """
                .formatted(
                        frozen.plan(),
                        frozen.round(),
                        frozen.folios().size(),
                        root.count(),
                        root.sum(),
                        HexFormat.of().formatHex(root.hash()));
    }
}
