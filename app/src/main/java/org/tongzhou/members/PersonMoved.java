package org.tongzhou.members;

import org.tongzhou.gate.Moment;

/// A person belongs to another household from now on; told in the transaction that did it.
public record PersonMoved(long person, Household from, Household to, Moment moment) {}
