package org.tongzhou.collection;

import java.time.LocalDate;

/// What was unpaid and has been taken since.
///
/// @param run the run that debited it first
/// @param inRun the run whose instruction took it
/// @param on the day on which we heard of it
record PaidLater(long household, int run, Unpaid.Reason reason, int inRun, LocalDate on) {

    static PaidLater of(Unpaid row, Run by, LocalDate on) {
        return new PaidLater(row.household(), row.run(), row.reason(), by.number(), on);
    }
}
