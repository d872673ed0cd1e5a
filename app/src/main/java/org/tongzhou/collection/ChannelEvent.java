package org.tongzhou.collection;

import java.time.LocalDate;
import org.tongzhou.core.money.Amount;

/// Something that happened at the channel after its first answer.
///
/// The same fact may come more than once, each time under another number: it is recognised by its
/// type and subject, since no fact of a type happens twice to one subject.
public sealed interface ChannelEvent {

    long number();

    /// The business day on which it happened, and on which the bank books it.
    LocalDate date();

    /// The instruction or payout that it happened to.
    String subject();

    Amount amount();

    /// A pending debit was taken.
    record DebitTaken(long number, LocalDate date, String subject, Amount amount)
            implements ChannelEvent {}

    /// A pending debit failed.
    record DebitFailed(
            long number, LocalDate date, String subject, Amount amount, DebitRefusal reason)
            implements ChannelEvent {}

    /// A taken debit was given back to the member.
    record DebitReversed(long number, LocalDate date, String subject, Amount amount)
            implements ChannelEvent {}

    /// A payout reached its account.
    record PayoutPaid(long number, LocalDate date, String subject, Amount amount)
            implements ChannelEvent {}

    /// A payout did not, and no money left; the next try needs a new id.
    record PayoutBounced(
            long number, LocalDate date, String subject, Amount amount, PayoutRefusal reason)
            implements ChannelEvent {}
}
