package org.tongzhou.enrolment;

/// What a correction rests on: always the word of two persons.
public sealed interface Ground {

    /// One person proposed it, and another has confirmed it.
    record Proposal(long number) implements Ground {}

    /// A claim was refused since the illness began in the waiting period.
    record RefusedClaim(long claim) implements Ground {}
}
