package org.tongzhou.members;

/// What answering an invitation came to.
public sealed interface Taken {

    /// The account belongs to the person from now on.
    record Yours(Person person) implements Taken {}

    /// Name and number are not those of the person who was invited.
    record Different(int triesLeft) implements Taken {}

    /// It was used, withdrawn or is too old, or wrong answers used it up.
    record Gone() implements Taken {}

    /// The account belongs to a person already.
    record AccountTaken() implements Taken {}
}
