package org.tongzhou.collection;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tongzhou.core.debit.Instructions;
import org.tongzhou.core.money.Amount;

/// Debits asked for together, under an id that means this content for ever.
///
/// It holds the rows as they travel, one for each instruction: 40 bytes where objects would take
/// some hundreds.
public final class DebitBatch {

    private final String id;
    private final LocalDate date;
    private final long count;
    private final Amount sum;
    private final byte[] rows;

    private DebitBatch(String id, LocalDate date, long count, Amount sum, byte[] rows) {
        ChannelWord.requireId(id);
        if (count == 0) {
            throw new IllegalArgumentException("an empty batch: " + id);
        }
        this.id = id;
        this.date = date;
        this.count = count;
        this.sum = sum;
        this.rows = rows;
    }

    public DebitBatch(String id, LocalDate date, List<DebitInstruction> instructions) {
        this(id, date, instructions.size(), sum(instructions), rows(instructions));
    }

    static DebitBatch of(String id, LocalDate date, Instructions rows) {
        Amount sum = new Amount(rows.sumMinor());
        return new DebitBatch(id, date, rows.count(), sum, rows.toBytes());
    }

    /// One debit is a batch of one.
    public static DebitBatch ofOne(LocalDate date, DebitInstruction instruction) {
        return new DebitBatch(instruction.id(), date, List.of(instruction));
    }

    private static Amount sum(List<DebitInstruction> instructions) {
        return instructions.stream()
                .map(DebitInstruction::amount)
                .reduce(Amount.ZERO, Amount::plus);
    }

    private static byte[] rows(List<DebitInstruction> instructions) {
        Set<String> seen = HashSet.newHashSet(instructions.size());
        StringBuilder rows = new StringBuilder();
        for (DebitInstruction one : instructions) {
            if (!seen.add(one.id())) {
                throw new IllegalArgumentException("twice in a batch: " + one.id());
            }
            rows.append(one.id()).append(',').append(one.account()).append(',');
            rows.append(one.amount().minor()).append('\n');
        }
        return rows.toString().getBytes(StandardCharsets.US_ASCII);
    }

    public String id() {
        return id;
    }

    public LocalDate date() {
        return date;
    }

    public long count() {
        return count;
    }

    public Amount sum() {
        return sum;
    }

    /// The rows without a header: `instruction,account,amount_minor`, each with a line feed.
    public byte[] rows() {
        return rows.clone();
    }

    /// The instructions one by one, read from the rows.
    public List<DebitInstruction> instructions() {
        return new String(rows, StandardCharsets.US_ASCII).lines().map(DebitBatch::row).toList();
    }

    private static DebitInstruction row(String row) {
        String[] cells = row.split(",", -1);
        return new DebitInstruction(cells[0], cells[1], new Amount(Long.parseLong(cells[2])));
    }
}
