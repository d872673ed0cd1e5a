package org.tongzhou.claims;

/// What adding a paper to a claim came to; only [Added] stored anything.
public sealed interface PaperAdded {

    /// It is in the claim under this number; handed in twice, it keeps its number.
    record Added(int number) implements PaperAdded {}

    record Empty() implements PaperAdded {}

    record TooLarge(int mostBytes) implements PaperAdded {}

    /// Neither JPEG, PNG nor PDF.
    record UnknownFormat() implements PaperAdded {}

    record TooMany(int most) implements PaperAdded {}

    /// The claim is decided, or the account may not add to it.
    record NotNow() implements PaperAdded {}
}
