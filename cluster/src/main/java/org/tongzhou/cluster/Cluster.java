package org.tongzhou.cluster;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.tongzhou.core.tree.SumNode;

/// Starts the job: `--from ADDRESS --to ADDRESS`. Master and memory are settings of Spark.
public final class Cluster {

    private Cluster() {}

    /// Runs the job once.
    ///
    /// @param arguments where the frozen round lies, and where the results go
    public static void main(String[] arguments) {
        List<String> given = Arrays.asList(arguments);
        if (given.size() != 4 || !given.contains("--from") || !given.contains("--to")) {
            throw new IllegalArgumentException("needs --from ADDRESS and --to ADDRESS");
        }
        String from = given.get(given.indexOf("--from") + 1);
        String to = given.get(given.indexOf("--to") + 1);
        try (var spark = new JavaSparkContext(new SparkConf().setAppName("tongzhou"))) {
            SumNode root = new FolioJob(spark).run(from, to);
            IO.println(
                    "root %s, %d members, %d charged"
                            .formatted(
                                    HexFormat.of().formatHex(root.hash()),
                                    root.count(),
                                    root.sum()));
        }
    }
}
