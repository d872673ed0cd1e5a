package org.tongzhou.rounds;

/// Where frozen rounds are written to, for programs beside the database: a folder or a bucket.
///
/// What lies there is written whole or not at all. Failing is an [java.io.UncheckedIOException].
interface FrozenStore {

    boolean has(String name);

    void put(String name, byte[] content);
}
