package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.tongzhou.core.money.Amount;

/// Lines that tests store by themselves.
final class OpenLine {

    private OpenLine() {}

    /// An open line of a member.
    static Line of(
            BalanceScene.Member of, int plan, int round, int correction, long minor, LocalDate on) {
        Amount amount = new Amount(minor);
        return new Line(
                of.household(),
                of.enrolment(),
                round,
                correction,
                plan,
                amount,
                amount,
                Line.State.OPEN,
                OptionalInt.empty(),
                on);
    }
}
