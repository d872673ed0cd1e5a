package org.tongzhou.members;

/// What registering a person came to.
public sealed interface Registration {

    /// Stored.
    record Registered(Newcomer newcomer) implements Registration {

        public long person() {
            return newcomer.person().number();
        }

        public Household household() {
            return newcomer.belonging().household();
        }
    }

    /// The document belongs to a person who is registered; nothing was stored.
    record DocumentTaken() implements Registration {}

    /// This account is a person already, and a payer is one person.
    record AccountTaken() implements Registration {}

    /// A payer must confirm that he may act for a dependant.
    record AuthorityMissing() implements Registration {}

    /// Who paid for the household has moved into another; nobody can be added to it.
    record PayerLeft() implements Registration {}
}
