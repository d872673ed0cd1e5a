package org.tongzhou.signing;

/// What became of a request that was sent.
public sealed interface Exchange {

    /// The other side answered, whatever it said.
    record Answered(int status, String text) implements Exchange {}

    /// No answer came; the request may or may not have been carried out.
    record NoAnswer(String trouble) implements Exchange {}
}
