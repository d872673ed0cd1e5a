package org.tongzhou.members;

/// Whoever decides has refused an offer to move; told in the transaction that does it.
///
/// @param offered the household whose payer made the offer
public record MoveDeclined(long person, Household offered) {}
