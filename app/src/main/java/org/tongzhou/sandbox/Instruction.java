package org.tongzhou.sandbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One row of a batch: take this amount from that account.
record Instruction(String id, String account, long amountMinor) {

    static final int BATCH_LIMIT = 50_000;

    private static final String HEADER = "instruction,account,amount_minor";

    /// Reads the body of a batch, whole or not at all.
    static List<Instruction> read(String csv) {
        List<String> lines = csv.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            throw new BadRequest(400, "the first row must be " + HEADER);
        }
        if (lines.size() - 1 > BATCH_LIMIT) {
            throw new BadRequest(413, "more than " + BATCH_LIMIT + " instructions");
        }
        List<Instruction> instructions = new ArrayList<>(lines.size());
        Set<String> ids = HashSet.newHashSet(lines.size());
        for (String line : lines.subList(1, lines.size())) {
            Instruction instruction = row(line);
            if (!ids.add(instruction.id)) {
                throw new BadRequest(400, "twice in one batch: " + instruction.id);
            }
            instructions.add(instruction);
        }
        return instructions;
    }

    private static Instruction row(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != 3) {
            throw new BadRequest(400, "a row has three cells");
        }
        return new Instruction(
                Rows.id("instruction", cells[0]), Rows.account(cells[1]), Rows.amount(cells[2]));
    }
}
