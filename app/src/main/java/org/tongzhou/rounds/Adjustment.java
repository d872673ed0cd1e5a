package org.tongzhou.rounds;

import org.tongzhou.core.money.Amount;

/// What a correction changes in a struck round: a late charge if positive, a refund if negative.
public record Adjustment(
        long household,
        long enrolment,
        int correction,
        int correctsRound,
        int plan,
        Amount amount,
        String cause) {}
