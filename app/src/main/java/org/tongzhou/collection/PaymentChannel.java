package org.tongzhou.collection;

import java.time.LocalDate;

/// A way to move money between members' accounts and ours.
///
/// Every write is idempotent: asking again with the same id and content moves nothing again. What
/// is expected to go wrong comes back as a value; `Unknown` means that nobody knows yet whether it
/// happened, and the one who asked must find out. A channel that refuses a request as wrong (the
/// same id with other content, a signature it does not accept) has met a broken invariant, and
/// that is thrown.
public interface PaymentChannel {

    Reply<Capabilities> capabilities();

    /// Asks for a batch of debits: `Processing` when it has arrived, or `Unknown`.
    BatchAnswer submit(DebitBatch batch);

    /// What has become of a batch. After `Unknown` ask again, after `NotArrived` submit again.
    BatchAnswer answer(String batch);

    /// Asks for a payout; its outcome comes as an event.
    PayoutAnswer pay(Payout payout);

    /// Whether a payout has arrived. After `NotArrived` ask for it again.
    PayoutAnswer payout(String payout);

    /// What happened later, in order, after the last number seen; an empty page is the end for now.
    Reply<EventPage> events(long after, LocalDate through);

    /// The bank's account of a day that is over. Asking closes the day.
    Reply<Settlement> settlement(LocalDate day);
}
