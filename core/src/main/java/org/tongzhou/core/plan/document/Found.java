package org.tongzhou.core.plan.document;

import java.util.Optional;

/// A value read from a document, or nothing because a fault was noted in its place.
record Found<T>(Optional<T> held) {

    static <T> Found<T> of(T value) {
        return new Found<>(Optional.of(value));
    }

    static <T> Found<T> nothing() {
        return new Found<>(Optional.empty());
    }

    /// The value; asked for only where no fault was noted, see [Fields#make].
    T value() {
        return held.orElseThrow(() -> new IllegalStateException("read in spite of a fault"));
    }
}
