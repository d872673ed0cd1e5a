package org.tongzhou.rounds;

/// Receives how far a pass over the folios has come.
@FunctionalInterface
public interface Progress {

    /// For work that nobody watches.
    Progress UNWATCHED = (_, _) -> {};

    void at(int done, int all);
}
