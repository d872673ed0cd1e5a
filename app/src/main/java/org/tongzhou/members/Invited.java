package org.tongzhou.members;

import org.tongzhou.accounts.Secret;

/// What inviting a dependant came to.
public sealed interface Invited {

    /// It stands; the link is known to nobody else and not told again.
    record Made(Invitation invitation, Secret link) implements Invited {}

    /// The person is no dependant of the household that the account pays for.
    record NotADependant() implements Invited {}

    /// Who is under age acts through the payer.
    record UnderAge() implements Invited {}

    /// He signs in himself already.
    record HasAccount() implements Invited {}

    /// So many were made today that no more are for now.
    record TooMany() implements Invited {}

    /// So many went to this contact today, by whomever, that no more do for now.
    record ContactHasMany() implements Invited {}
}
