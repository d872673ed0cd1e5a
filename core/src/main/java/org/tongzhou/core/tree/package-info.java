/// The Merkle sum tree over the charges of a round, and the receipts that it gives.
///
/// Whoever holds a statement's root can check with one receipt that a charge is counted in it, once
/// and with its amount, and that nothing negative hides among the others.
@NullMarked
package org.tongzhou.core.tree;

import org.jspecify.annotations.NullMarked;
