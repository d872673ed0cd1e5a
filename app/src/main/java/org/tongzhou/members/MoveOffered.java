package org.tongzhou.members;

/// A person is offered to move into another household; told in the transaction that does it.
public record MoveOffered(long person, Household from, Household to) {}
