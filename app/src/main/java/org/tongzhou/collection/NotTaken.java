package org.tongzhou.collection;

/// An instruction of a finished batch that was not taken.
public sealed interface NotTaken {

    String instruction();

    /// It failed, and no money moved.
    record Failed(String instruction, DebitRefusal reason) implements NotTaken {}

    /// The channel does not know yet; a `DebitTaken` or `DebitFailed` event will say.
    record Pending(String instruction) implements NotTaken {}
}
