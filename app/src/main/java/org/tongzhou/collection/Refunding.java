package org.tongzhou.collection;

import org.tongzhou.core.money.Amount;

/// What became of asking for a balance.
public sealed interface Refunding {

    /// It goes back as soon as what is noticed has been taken.
    record Ordered() implements Refunding {}

    /// Another order waits: take it back first.
    record Waits() implements Refunding {}

    /// It is more than may go back while somebody is in the plan.
    record TooMuch(Amount most) implements Refunding {}

    /// No account of the household is known to be its own.
    record NoAccount() implements Refunding {}
}
