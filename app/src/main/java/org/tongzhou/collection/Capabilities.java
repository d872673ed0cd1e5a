package org.tongzhou.collection;

/// What a channel can do.
///
/// @param partialAmounts whether it may take a part of an amount when the rest is not there
/// @param batchLimit how many instructions it accepts in one batch
public record Capabilities(boolean partialAmounts, int batchLimit) {

    public Capabilities {
        if (batchLimit <= 0) {
            throw new IllegalArgumentException("a channel takes at least one: " + batchLimit);
        }
    }
}
