package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tongzhou.core.money.Amount;

/// Debits asked for together, under an id that means this content for ever.
public record DebitBatch(String id, LocalDate date, List<DebitInstruction> instructions) {

    public DebitBatch {
        ChannelWord.requireId(id);
        instructions = List.copyOf(instructions);
        if (instructions.isEmpty()) {
            throw new IllegalArgumentException("an empty batch: " + id);
        }
        Set<String> seen = HashSet.newHashSet(instructions.size());
        for (DebitInstruction instruction : instructions) {
            if (!seen.add(instruction.id())) {
                throw new IllegalArgumentException("twice in a batch: " + instruction.id());
            }
        }
    }

    /// One debit is a batch of one.
    public static DebitBatch ofOne(LocalDate date, DebitInstruction instruction) {
        return new DebitBatch(instruction.id(), date, List.of(instruction));
    }

    public long count() {
        return instructions.size();
    }

    public Amount sum() {
        Amount sum = Amount.ZERO;
        for (DebitInstruction instruction : instructions) {
            sum = sum.plus(instruction.amount());
        }
        return sum;
    }
}
