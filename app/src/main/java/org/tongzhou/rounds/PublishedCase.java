package org.tongzhou.rounds;

import org.tongzhou.core.money.Amount;

/// A case as every member sees it before anyone pays.
///
/// @param benefit what the plan promises; the payout may be less where payouts bear a cap
/// @param helped how many members this one had helped
/// @param paid what this one had paid in all
public record PublishedCase(
        int plan,
        int round,
        long claim,
        long household,
        long enrolment,
        Amount benefit,
        String maskedName,
        int age,
        char sex,
        String region,
        String disease,
        String severity,
        int daysSinceJoining,
        long helped,
        Amount paid) {}
