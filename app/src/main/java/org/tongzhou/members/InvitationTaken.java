package org.tongzhou.members;

/// A dependant has tied an account to his person.
///
/// @param payer the account that invited him
public record InvitationTaken(long payer, long person) {}
