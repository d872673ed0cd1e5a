package org.tongzhou.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Plays the bank: answers each batch that lies in the folder and has no answer yet. The same seed
/// gives the same answers.
record CollectionAnswers(Path folder, long seed) {

    /// @param instructions of all batches that were answered now
    record Written(long instructions, long notTaken) {

        Written plus(Written more) {
            return new Written(instructions + more.instructions, notTaken + more.notTaken);
        }
    }

    /// @param failing which part of the instructions is not taken
    Written write(double failing) throws IOException {
        Written all = new Written(0, 0);
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            for (Path csv : files.filter(file -> file.toString().endsWith(".csv")).toList()) {
                if (!Files.exists(folder.resolve("in").resolve(csv.getFileName()))) {
                    all = all.plus(answer(csv, failing));
                }
            }
        }
        return all;
    }

    private Written answer(Path asked, double failing) throws IOException {
        String name = asked.getFileName().toString().replace(".csv", "");
        JsonNode manifest =
                JsonMapper.shared().readTree(asked.resolveSibling(name + ".json").toFile());
        SplittableRandom random = new SplittableRandom(seed * 31 + name.hashCode());
        StringBuilder rows = new StringBuilder("instruction,outcome,reason\n");
        long notTaken = 0;
        long takenMinor = 0;
        List<String> lines = Files.readAllLines(asked);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (random.nextDouble() < failing) {
                rows.append(cells[0]).append(",FAILED,INSUFFICIENT_FUNDS\n");
                notTaken++;
            } else {
                takenMinor += Long.parseLong(cells[2]);
            }
        }
        byte[] csv = rows.toString().getBytes(StandardCharsets.UTF_8);
        Path in = folder.resolve("in");
        Files.write(in.resolve(name + ".csv"), csv);
        String answer =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("batch", manifest.required("batch").stringValue())
                        .put("takenCount", lines.size() - 1 - notTaken)
                        .put("takenMinor", takenMinor)
                        .put("sha256", sha256(csv))
                        .toString();
        Files.writeString(in.resolve(name + ".json"), answer);
        return new Written(lines.size() - 1, notTaken);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
