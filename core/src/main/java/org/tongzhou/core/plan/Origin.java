package org.tongzhou.core.plan;

/// Where a rule comes from: a public source, or a setting that no source gives.
public sealed interface Origin {

    /// Taken from a public source.
    record Sourced(Text citation) implements Origin {}

    /// Chosen by the author of the document.
    record Setting() implements Origin {}
}
