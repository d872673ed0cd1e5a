package org.tongzhou.cluster;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;
import org.tongzhou.core.frozen.FrozenRound;
import org.tongzhou.core.frozen.FrozenRound.FolioSum;
import org.tongzhou.core.tree.FolioRoots;
import org.tongzhou.core.tree.SumNode;

/// Computes a struck round from its frozen spans: every charge, each folio's result and the root of
/// the round, the same bytes as the platform's.
///
/// @param spark the cluster that it runs on
record FolioJob(JavaSparkContext spark) {

    /// Reads the round that lies at `from`, and writes `results.jsonl` and `proof.json` to `to`.
    ///
    /// @return the root of the round
    /// @throws IllegalStateException that names the folios that are not what was frozen
    SumNode run(String from, String to) {
        Storage storage = new Storage(spark.hadoopConfiguration());
        FrozenRound frozen = FrozenRound.ofJson(storage.read(from, FrozenRound.DOCUMENT));
        byte[] key = HexFormat.of().parseHex(storage.read(from, FrozenRound.KEY).strip());
        List<FolioResult> results = pass(frozen, key, from);
        hold(results, frozen.folios());
        SumNode root = new FolioRoots(results.stream().map(FolioResult::node).toList()).root();
        storage.write(to, "results.jsonl", FolioResult.toLines(results));
        storage.write(to, "proof.json", proof(frozen, root));
        return root;
    }

    /// A folio is a task: done or not done, and done again where its worker was lost.
    private List<FolioResult> pass(FrozenRound frozen, byte[] key, String from) {
        List<Integer> folios = frozen.folios().stream().map(FolioSum::folio).toList();
        var settings = new SerializableConfiguration(spark.hadoopConfiguration());
        String round = frozen.withoutFolios().toJson();
        return spark.parallelize(folios, folios.size())
                .map(new FolioTask(from, round, key, settings))
                .collect();
    }

    /// Every folio comes to what its members were counted to owe.
    private static void hold(List<FolioResult> results, List<FolioSum> sums) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            FolioSum sum = sums.get(i);
            FolioResult result = results.get(i);
            if (result.members() != sum.members() || result.chargedMinor() != sum.chargedMinor()) {
                faults.add(difference(sum, result));
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("; ", faults));
        }
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
