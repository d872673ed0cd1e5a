package org.tongzhou.collection;

/// What a channel told us, if it told us anything.
public sealed interface Reply<T> {

    /// It told us.
    record Known<T>(T value) implements Reply<T> {}

    /// It did not, or not so that we understood. Asking again is safe.
    record Unknown<T>(String trouble) implements Reply<T> {}
}
