package org.tongzhou.collection;

import java.util.ArrayList;
import java.util.List;
import org.tongzhou.core.money.Amount;

/// All that one household owes on one debit day: one instruction, or none.
///
/// Older rounds come first, then the payer's own line, then dependants in the order of enrolment.
final class Demand {

    private final long household;
    private final List<Line> lines = new ArrayList<>();
    private final List<Due> dues = new ArrayList<>();

    Demand(long household) {
        this.household = household;
    }

    void add(Line line) {
        lines.add(line);
    }

    void add(Due due) {
        dues.add(due);
    }

    long household() {
        return household;
    }

    List<Line> lines() {
        return lines;
    }

    List<Due> dues() {
        return dues;
    }

    Amount total() {
        Amount total = Amount.ZERO;
        for (Line line : lines) {
            total = total.plus(line.open());
        }
        for (Due due : dues) {
            total = total.plus(due.amount());
        }
        return total;
    }
}
