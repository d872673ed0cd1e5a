package org.tongzhou.collection;

import org.tongzhou.core.money.Amount;

/// A share that nobody will pay any more and that never had a line of its own.
record WrittenOff(long household, long enrolment, int plan, int round, Amount amount) {

    static WrittenOff of(Line line) {
        return new WrittenOff(
                line.household(), line.enrolment(), line.plan(), line.round(), line.amount());
    }
}
