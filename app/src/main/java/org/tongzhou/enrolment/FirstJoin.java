package org.tongzhou.enrolment;

import org.tongzhou.members.Registration;

/// What registering and joining in one step came to; only [Enrolled] stored anything.
public sealed interface FirstJoin {

    /// Registered, with a mandate, and a member now.
    record Enrolled(long person, long household, Admitted.Joined joined) implements FirstJoin {}

    /// The person could not be registered.
    record NotRegistered(Registration reason) implements FirstJoin {}

    /// The plan does not admit him.
    record NotAdmitted(Admitted reason) implements FirstJoin {}
}
