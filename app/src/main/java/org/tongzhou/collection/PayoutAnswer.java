package org.tongzhou.collection;

/// Whether a payout has reached the channel.
public sealed interface PayoutAnswer {

    /// It never arrived: ask for it again, unchanged.
    record NotArrived() implements PayoutAnswer {}

    /// It arrived; a `PayoutPaid` or `PayoutBounced` event will say how it ended.
    record Accepted() implements PayoutAnswer {}

    /// Nobody knows. Asking again, unchanged, is safe.
    record Unknown(String trouble) implements PayoutAnswer {}
}
