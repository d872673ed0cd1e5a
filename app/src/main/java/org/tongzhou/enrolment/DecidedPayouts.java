package org.tongzhou.enrolment;

import java.time.LocalDate;

/// Tells what stands in the way of a correction because it was paid for already. Who knows claims
/// provides it.
public interface DecidedPayouts {

    /// Whether a payout was decided for the member, paid or not yet.
    boolean isDecidedFor(Membership membership);

    /// Whether that payout would be another, or none, if this were true.
    boolean wouldDiffer(Membership membership, Truth truth, LocalDate birth);
}
