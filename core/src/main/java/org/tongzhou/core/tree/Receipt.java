package org.tongzhou.core.tree;

import java.util.Optional;

/// Shows that a charge is counted in the root of a round's statement.
///
/// @param inFolio from the charge to its folio's root
/// @param inRound from the folio to the root of the round
public record Receipt(ChargeLeaf charge, Path inFolio, Path inRound) {

    /// The root that this receipt leads to; nothing if it leads nowhere.
    ///
    /// The folio's count is checked too: a path may not pass a folio off as larger than it is.
    public Optional<SumNode> root() {
        return inFolio.root(charge.node())
                .filter(folio -> folio.count() == inFolio.size())
                .flatMap(inRound::root);
    }

    /// Whether the charge is counted under `root`.
    public boolean proves(SumNode root) {
        return root().filter(root::equals).isPresent();
    }
}
