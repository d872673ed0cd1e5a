package org.tongzhou.rounds;

import java.time.LocalDate;
import org.tongzhou.core.money.Amount;

/// What a household would pay in an announced round if it were struck now: an estimate, since an
/// objection may still change it.
///
/// @param objectionsUntil the first day on which the round can become final
/// @param sharing how many of the household share in it
/// @param cases how many families it would help
public record EstimatedShare(
        int plan,
        int round,
        LocalDate noticeOn,
        LocalDate debitOn,
        LocalDate objectionsUntil,
        Amount amount,
        long sharing,
        int cases) {}
