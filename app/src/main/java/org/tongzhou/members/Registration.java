package org.tongzhou.members;

/// What registering a person came to.
public sealed interface Registration {

    record Registered(long person, Household household) implements Registration {}

    /// The document belongs to a person who is registered; nothing was stored.
    record DocumentTaken() implements Registration {}

    /// This account is a person already, and a payer is one person.
    record AccountTaken() implements Registration {}

    /// A payer must confirm that he may act for a dependant.
    record AuthorityMissing() implements Registration {}
}
