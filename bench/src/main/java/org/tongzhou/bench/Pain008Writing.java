package org.tongzhou.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.tongzhou.collection.DebitBatch;
import org.tongzhou.collection.DebitInstruction;
import org.tongzhou.collection.Pain008;
import org.tongzhou.core.money.Amount;

/// How fast batches become files of pain.008 that are safe on disk: those of a round, made anew
/// from the rows that were sent.
final class Pain008Writing {

    /// Enough to measure; a hundred million members' take tens of gigabytes.
    private static final int BATCHES = 24;

    private static final Pain008 FORMAT = new Pain008("Tongzhou", "CN-BENCH-0001", "CNY");
    private static final LocalDate DAY = LocalDate.EPOCH;
    private static final double BYTES_A_MEGABYTE = 1e6;

    private Pain008Writing() {}

    /// Writes some batches of a round.
    ///
    /// @param channel the folder of a channel of files, with what went out
    static Map<String, Object> measure(Path channel) throws Exception {
        List<DebitBatch> batches = batches(channel.resolve("out"));
        // A machine that has just started would be measured instead.
        write(batches.getFirst(), channel);
        AtomicInteger next = new AtomicInteger();
        AtomicLong bytes = new AtomicLong();
        long start = System.nanoTime();
        Cores.onEvery(() -> {
            for (int i = next.getAndIncrement(); i < batches.size(); i = next.getAndIncrement()) {
                bytes.addAndGet(write(batches.get(i), channel));
            }
            return null;
        });
        double seconds = Cores.secondsSince(start);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("pain008Instructions", batches.stream().mapToLong(DebitBatch::count).sum());
        figures.put("pain008Bytes", bytes.get());
        figures.put("pain008Seconds", Cores.thousandths(seconds));
        figures.put(
                "pain008MegabytesPerSecond", Math.round(bytes.get() / BYTES_A_MEGABYTE / seconds));
        return figures;
    }

    private static List<DebitBatch> batches(Path out) throws IOException {
        List<DebitBatch> batches = new ArrayList<>();
        try (Stream<Path> files = Files.list(out)) {
            List<Path> sent =
                    files.filter(file -> file.toString().endsWith(".csv"))
                            .sorted()
                            .limit(BATCHES)
                            .toList();
            for (Path file : sent) {
                batches.add(batch(file));
            }
        }
        return batches;
    }

    private static DebitBatch batch(Path file) throws IOException {
        List<DebitInstruction> instructions = new ArrayList<>();
        List<String> rows = Files.readAllLines(file);
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            instructions.add(
                    new DebitInstruction(cells[0], cells[1], new Amount(Long.parseLong(cells[2]))));
        }
        String id = file.getFileName().toString().replace("debits-", "").replace(".csv", "");
        return new DebitBatch(id, DAY, instructions);
    }

    /// Writes a batch and forces it to disk, as a channel does; then it is in the way.
    private static long write(DebitBatch batch, Path folder) throws IOException {
        byte[] content = FORMAT.of(batch);
        Path file = folder.resolve(batch.id() + ".xml");
        Files.write(file, content);
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.delete(file);
        return content.length;
    }
}
